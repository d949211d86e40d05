"""The JSON of people and places, with every member that Discord's own description of its API requires."""

from .world import Kind, Permission

JOINED = "2024-01-01T00:00:00+00:00"


def user_json(user):
    return {
        "id": user.id,
        "username": user.name,
        "discriminator": "0",
        "global_name": None if user.is_bot else user.name.title(),
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        **({"bot": True} if user.is_bot else {}),
    }


def own_user_json(user):
    """The bot as it sees itself."""
    return {**user_json(user), "mfa_enabled": True, "verified": True, "email": None, "locale": "en-US"}


def member_json(guild, user, *, with_user=True, may=None):
    """`may` (permissions in the channel) is given in interactions only."""
    roles = guild.members[user.id][1] if guild.has(user) else ()
    out = {
        "roles": [role.id for role in roles],
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    if with_user:
        out["user"] = user_json(user)
    if may is not None:
        out["permissions"] = bits(may)
    return out


def bits(permissions):
    """Permissions as they travel: a decimal string. "Everything" has all known bits."""
    return str(int(permissions) & sum(Permission))


def overwrites_json(channel):
    return [
        {"id": id_, "type": int(one.is_member), "allow": bits(one.allow), "deny": bits(one.deny)}
        for id_, one in channel.overwrites.items()
    ]


def channel_json(channel):
    out = {"id": channel.id, "type": int(channel.kind), "flags": 0, "last_message_id": None}
    if channel.kind is Kind.DM:
        # The person who asks does not see themselves, the bot does not see itself: it is the other end.
        return {**out, "recipients": [user_json(one) for one in channel.people if not one.is_bot][:1]}
    out |= {"name": channel.name, "guild_id": channel.guild.id, "rate_limit_per_user": 0}
    if channel.kind is Kind.THREAD:
        return {
            **out,
            "parent_id": channel.parent.id,
            "owner_id": channel.guild.owner.id,
            "message_count": 0,
            "total_message_sent": 0,
            "member_count": 1,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": JOINED,
                "locked": False,
                "create_timestamp": JOINED,
            },
        }
    return {
        **out,
        "position": 0,
        "permission_overwrites": overwrites_json(channel),
        "topic": None,
        "nsfw": False,
        "parent_id": None,
    }


def role_json(role, position):
    return {
        "id": role.id,
        "name": role.name,
        "description": None,
        "permissions": bits(role.permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


GUILD_DEFAULTS = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "home_header": None,
    "banner": None,
    "description": None,
    "vanity_url_code": None,
    "application_id": None,
    "afk_channel_id": None,
    "system_channel_id": None,
    "rules_channel_id": None,
    "public_updates_channel_id": None,
    "safety_alerts_channel_id": None,
    "widget_channel_id": None,
    "max_presences": None,
    "incidents_data": None,
    "verification_level": 0,
    "default_message_notifications": 0,
    "explicit_content_filter": 0,
    "mfa_level": 0,
    "nsfw_level": 0,
    "system_channel_flags": 0,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "afk_timeout": 300,
    "region": "deprecated",
    "preferred_locale": "en-US",
    "premium_progress_bar_enabled": False,
    "widget_enabled": False,
    "nsfw": False,
    "max_members": 500000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "emojis": [],
    "stickers": [],
    "features": [],
}


def guild_json(guild):
    return {
        **GUILD_DEFAULTS,
        "id": guild.id,
        "name": guild.name,
        "owner_id": guild.owner.id,
        "system_channel_id": guild.greets_in.id if guild.greets_in else None,
        "roles": [role_json(role, position) for position, role in enumerate(guild.roles)],
    }


def guild_create_json(guild, channels):
    """GUILD_CREATE: the guild with everything that is in it (events/gateway-events: Guild Create)."""
    inside = [one for one in channels if one.guild is guild and not one.deleted]
    return {
        **guild_json(guild),
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member_json(guild, user) for user, _ in guild.members.values()],
        "channels": [channel_json(one) for one in inside if one.kind is not Kind.THREAD],
        "threads": [channel_json(one) for one in inside if one.kind is Kind.THREAD],
        **{name: [] for name in ("voice_states", "presences", "stage_instances", "guild_scheduled_events")},
        "soundboard_sounds": [],
    }


def command_permissions_json(world, guild, command):
    """interactions/application-commands: Guild Application Command Permissions Structure."""
    chosen = world.command_permissions[guild, command]
    return {"id": command, "application_id": world.app_id, "guild_id": guild, "permissions": chosen}


def application_json(world):
    """The application, installed into servers and by people, without an install link; and what the portal has set."""
    return {
        "id": world.app_id,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "owner": user_json(world.owner),
        "team": None,
        "hook": True,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": sum(guild.has(world.bot) for guild in world.guilds.values()),
        "approximate_user_install_count": 1,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}, "1": {}},
        "event_webhooks_status": 1,
        **world.portal,
    }
