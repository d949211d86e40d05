"""What the console says of question files, and of a run held against one."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.tongue import Phrase, count, say
from retrieval.moderation.gold import Omitted, Score, Tally


class GoldSays:
    """Sentences without facts."""

    QUESTIONS_ALONE = Phrase("Say what is to be exported: --questions.")
    ONE_SOURCE = Phrase("Name a file of articles, or a file of questions with --gold.")
    REWRITE = Phrase('Reword a question with: pullquote cases rewrite N "QUESTION"')


_OMITTED: Final[Mapping[Omitted, str]] = {
    Omitted.OPEN: "not judged yet",
    Omitted.UNREPLACED: "judged wrong, and no passages stand in the place of those given",
    Omitted.RAW: "no moderator has reworded the question, and members' own words are not written",
    Omitted.CONTRADICTORY: "judged that nothing answers, and passages stand there that do",
    Omitted.MOVED: "the passages stand elsewhere in the article as a batch would read it",
}
_SCORES: Final[Mapping[Score, str]] = {Score.RIGHT: "right", Score.MISSED: "missed", Score.FALSE: "false"}


def exported(questions: int, articles: int) -> str:
    """What a question file holds."""
    told = count("{number} question", "{number} questions", questions)
    return say("{told} about {articles}.", told=told, articles=count("one article", "{number} articles", articles))


def omitted(why: Omitted, cases: Sequence[int]) -> str:
    """Cases that are no questions of a file."""
    number = count("one case left out", "{number} cases left out", len(cases))
    listed = ", ".join(map(str, cases))
    return say("{number}: {why} ({cases})", number=number, why=say(_OMITTED[why]), cases=listed)


def score(one: Score, *, whole: bool) -> str:
    """What an answer is worth."""
    return say("right in part") if one is Score.RIGHT and not whole else say(_SCORES[one])


def tallied(tally: Tally, bad: int) -> str:
    """What a run is worth."""
    scores = tally.scores
    told = say(
        "{of} scored: {right} right (all of the gold: {whole}), {missed} missed, {false} false.",
        of=count("one question", "{number:,} questions", scores.total()),
        right=scores[Score.RIGHT],
        whole=tally.whole,
        missed=scores[Score.MISSED],
        false=scores[Score.FALSE],
    )
    return f"{told} {count('{number} fault.', '{number:,} faults.', bad)}" if bad else told


def faulty_line(number: int, message: str) -> str:
    """What is wrong with a line."""
    return say("line {number}: {message}", number=number, message=message)


def beside(gold: str, cited: str) -> str:
    """What should have been cited, and what was."""
    return say("(gold {gold}; cited {cited})", gold=gold, cited=cited)


def so_far(line: int, questions: int) -> str:
    """How far a run is."""
    return say("line {line}: {questions:,} questions so far", line=line, questions=questions)
