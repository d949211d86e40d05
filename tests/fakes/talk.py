"""One conversation about one article, without a library."""

from datetime import UTC, datetime

from retrieval.answer import Asked, Question, Room

PIECE = """Port to close its oldest gate

The port will close the old gate in May, Ann Dey, its harbour master, said on Monday.

“The hinges went in the spring,” Dey said. “Nobody can mend the gate.” She said a new road would lead to it.

Lee Orr, who drives a lorry, said the hinges were not broken. The new road would flood every winter, he said.

The ministry declined to comment. Norlake Ltd, which built the gate, did not respond to questions.

The quay has room for nine ships. It opened in 1999.
"""
ROOM = Room("console", "console")


class Talk:
    """One conversation about one article."""

    def __init__(self, reader, shelf):
        self.reader, self.shelf, self.turns = reader, shelf, []

    def ask(self, text):
        answer = self.reader.answer(self.shelf, text, self.turns)
        self.turns.append(asked(text, answer, self.shelf.article))
        return answer


def asked(text, answer, article):
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Asked("a", when, Question(text, ROOM, "me"), article.id, answer, {}, "", 0.0)


def cited(answer):
    return [one.id for one in answer.citations]
