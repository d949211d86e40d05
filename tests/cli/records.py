"""A server's record in the database of the settings: real store, small models."""

from contextlib import contextmanager

from cli.conftest import STORY

from bot import wiring
from config.settings import settings
from fakes.house import House
from retrieval.answer import Question, Room
from retrieval.moderation.cases import Reason, Verdict
from retrieval.segment import article_from_text

OWNER = "server:123"
ROOM = Room(OWNER, "channel:9")
ANN, BOB, MOD = "person:ann", "person:bob", "person:mod"
RAW = "will the authority end the ferry line to Tarrow Island on Oct. 31?"


@contextmanager
def opened():
    """All that stands on the database; what asks there has words for models."""
    with wiring.open_house(settings(), House().reader) as house:
        yield house


def recorded():
    """Three questions of two people, one shown in a message, one reported and judged; the ids of their answers."""
    with opened() as house:
        house.library.load(article_from_text(STORY, url="https://example.org/ferry"), ROOM)
        ids = [
            house.library.ask(Question(text, ROOM, who)).id
            for text, who in ((RAW, ANN), ("The mayor declined to comment?", BOB), ("Who won the match?", ANN))
        ]
        house.library.post(OWNER, ids[0], "https://discord.com/channels/1/2/3", private=False)
        case = house.moderation.report(OWNER, ids[0], BOB, Reason.CONTEXT, "It is older.")
        house.moderation.judge(OWNER, case.number, MOD, Verdict.CORRECT, "It is not.", case.seen)
    return ids
