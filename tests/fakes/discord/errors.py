"""How Discord says no: status, code and words (topics/opcodes-and-status-codes: JSON Error Codes)."""


class ApiError(Exception):
    """An answer that refuses. `errors` is the tree of places and reasons of code 50035."""

    def __init__(self, status, code, message, errors=None):
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def no_route():
    return ApiError(404, 0, "404: Not Found")


def unauthorized():
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel():
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild():
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member():
    return ApiError(404, 10007, "Unknown Member")


def unknown_message():
    return ApiError(404, 10008, "Unknown Message")


def unknown_user():
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook():
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction():
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command_permissions():
    return ApiError(404, 10066, "Unknown application command permissions")


def acknowledged_before():
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def too_many_followups():
    return ApiError(400, 40094, "This interaction has reached the maximum number of follow-up messages")


def missing_access():
    return ApiError(403, 50001, "Missing Access")


def not_the_author():
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def direct_messages_closed():
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions():
    return ApiError(403, 50013, "Missing Permissions")


def token_expired():
    return ApiError(401, 50027, "Invalid Webhook Token")


def cannot_reply_unread():
    return ApiError(400, 160002, "Cannot reply without permission to read message history")


def invalid_form(*wrong):
    """Each `wrong` is (place, code, message); a place is a path such as "data/embeds/0/title"."""
    root = {}
    for place, code, message in wrong:
        node = root
        for part in filter(None, place.split("/")):
            node = node.setdefault(part, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})
    return ApiError(400, 50035, "Invalid Form Body", root)
