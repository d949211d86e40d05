"""The record and cases on a terminal: words, numbers and bars, none of which needs colour to be read."""

from collections.abc import Sequence
from typing import Any, Final

from bot import auditing_words as words
from bot.auditing_words import AuditSays
from bot.console import Screen
from bot.reply import quotation
from bot.tongue import say
from bot.upkeep_words import fault
from bot.words import heading, notes, title_of
from retrieval.answer import Asked, Candidate, Posting
from retrieval.article import Article
from retrieval.moderation.cases import Case, Verdict
from retrieval.moderation.explained import is_cited, rule_of, second
from retrieval.moderation.figures import Gap, Week
from retrieval.moderation.ports import CitedPassage
from retrieval.moderation.proof import Proof
from retrieval.policy import Policy
from retrieval.replay import Replays

_BAR: Final = 20
"""Cells of the longest bar."""

_BLOCKS: Final = " ▏▎▍▌▋▊▉█"
_SHORT: Final = 70
"""Characters of a text that is shown on one line."""


def rows(screen: Screen, found: Sequence[dict[str, Any]], of: int, skip: int) -> None:
    """Answers, two lines each."""
    if not found:
        screen.say(AuditSays.NOTHING)
        return
    for one in found:
        cited = ", ".join(f"¶{number}" for number in sorted(set(one["paragraphs"])))
        verdict = words.verdict(Verdict(one["verdict"])) if one["verdict"] else say("open")
        case = say("case {number}, {verdict}", number=one["case"], verdict=verdict) if one["case"] else ""
        told = f"{words.outcome(one['outcome'])} ({one['confidence']:.2f})"
        facts = [told, cited, one["room"], words.person(one["asked_by"]), case]
        asked = one["asked"][:16].replace("T", " ")
        screen.say(f"{one['id']}  {asked}  {' · '.join(filter(None, facts))}")
        screen.say(f"    {cut(one['question'])}", "bold")
    screen.say(words.more(skip, len(found), of), "dim")


def explained(screen: Screen, asked: Asked, article: Article, postings: Sequence[Posting], case_: Case | None) -> None:
    """Why an answer is what it is: words first, numbers below."""
    answer, policy = asked.answer, Policy()
    screen.say(f"? {' '.join(asked.question.text.split())}", "bold")
    screen.say(f"{words.asked(asked)} {title_of(article)}", "dim")
    screen.say(heading(answer))
    for one in answer.citations:
        screen.gap()
        screen.quotation(quotation(article, one))
    screen.gap()
    screen.say(AuditSays.WHY, "bold")
    after = second(answer)
    quote = cut(article.quote(after.sentence.span)) if after else ""
    why = [words.rule(rule_of(answer)), *notes(answer), *words.confidence(asked, policy), words.found_by(asked)]
    for line in [*why, words.second(after, answer, quote), *words.made_by(asked, policy)]:
        screen.say(f"  {line}")
    for line in [words.posting(one) for one in postings] or [AuditSays.NOWHERE]:
        screen.say(f"  {line}")
    screen.say(f"  {words.case_heading(case_) if case_ else AuditSays.NO_CASE}")
    if answer.candidates:
        screen.gap()
        screen.say(AuditSays.NUMBERS, "bold")
        screen.say(AuditSays.COLUMNS, "dim")
        for candidate in answer.candidates:
            screen.say(_numbers(candidate, cited=is_cited(answer, candidate)))


def _numbers(one: Candidate, *, cited: bool) -> str:
    place = f"p{one.sentence.paragraph}s{one.sentence.number}"
    cosine = "      –" if one.cosine is None else f"{one.cosine:7.3f}"
    scores = f"{one.score:7.2f} {one.logit:7.2f} {cosine} {one.coverage:6.2f}"
    return f" {'*' if cited else ' '} {place:<10} {scores} {one.paragraph_rank:5} {one.sentence_rank:6}"


def cases(screen: Screen, found: Sequence[Case], asked: Sequence[Asked]) -> None:
    """Cases, two lines each."""
    if not found:
        screen.say(AuditSays.NO_CASES)
    for one, about in zip(found, asked, strict=True):
        screen.say(f"{words.case_heading(one)} · {one.answer}")
        screen.say(f"    {cut(about.question.text)}", "bold")


def case(screen: Screen, found: Case, asked: Asked) -> None:
    """A case, and the question that it is about."""
    screen.say(f"? {' '.join(asked.question.text.split())}", "bold")
    screen.say(words.asked(asked), "dim")
    history(screen, found)


def history(screen: Screen, found: Case) -> None:
    """What happened to a case, and how it stands."""
    screen.say(f"{words.case_heading(found)} · {found.answer}", "bold")
    for one in found.events:
        screen.say(f"  {words.event(one)}")
    screen.say(words.standing(found))
    if found.question is not None:
        screen.say(words.rewritten(found.question))


def heat(screen: Screen, article: Article, cited: Sequence[CitedPassage]) -> None:
    """Each paragraph with a bar for how often it was cited, the number, and what was found."""
    screen.say(title_of(article), "bold")
    screen.say(words.heat(sum(one.times for one in cited), len(cited)), "dim")
    times = {
        one.number: sum(each.times for each in cited if each.paragraph == one.number) for one in article.paragraphs
    }
    most = max(times.values())
    for one in article.paragraphs:
        found = [pair for each in cited if each.paragraph == one.number for pair in each.verdicts]
        summed = [(verdict, sum(n for other, n in found if other is verdict)) for verdict in Verdict]
        told = words.verdicts([pair for pair in summed if pair[1]])
        quote = cut(article.quote(one.span))
        verdicts = f" [{told}]" if told else ""
        screen.say(f"¶{one.number:<4} {bar(times[one.number], most)} {times[one.number]:>5}  {quote}{verdicts}")


def bar(number: int, most: int, cells: int = _BAR) -> str:
    """Block characters in proportion, to an eighth of a cell; never empty for what is not nothing."""
    eighths = round(number * cells * 8 / most) if most else 0
    full, part = divmod(max(eighths, 1) if number else 0, 8)
    return f"{'█' * full}{_BLOCKS[part] if part else ''}".ljust(cells)


def weeks(screen: Screen, found: Sequence[Week]) -> None:
    """A week a line, the latest first."""
    screen.say(AuditSays.WEEKS, "bold")
    for one in found:
        counts = f"{one.questions:>9,} {one.answered:>9,} {one.closest:>8,} {one.none:>5,}"
        agreed = f"{one.upheld:,}/{one.settled:,}" if one.settled else "–"
        judged = f"{one.reports:>8,} {one.judged:>7,} {one.correct:>8,} {agreed:>7}"
        screen.say(f"{words.day(one.monday)} {counts} {judged}")


def gaps(screen: Screen, found: Sequence[Gap]) -> None:
    """Each group under the words that its questions share."""
    if not found:
        screen.say(AuditSays.NO_GAPS)
    for one in found:
        screen.say(words.gap(one), "bold")
        for each in one.questions:
            screen.say(f"    {words.when(each.when)}  {each.answer}  {cut(each.question)}")


def proved(screen: Screen, found: Proof) -> None:
    """Head and counts, then every fault, or that there is none."""
    for line in words.proved(found):
        screen.say(line)
    for one in found.faults:
        screen.say(words.broken(one.number, fault(one.fault, one.subject), one.fault.value), "red")
    screen.say(AuditSays.HOLDS if found.holds else words.faults(len(found.faults)), "bold")
    if found.holds:
        screen.say(AuditSays.KEEP, "dim")


def replays(screen: Screen, article: Article, asked: Replays) -> None:
    """What would change: each question that is answered otherwise now in full, the others counted."""
    found = asked.done
    if asked.erased:
        screen.say(words.unasked(asked.erased))
    if not found:
        screen.say(AuditSays.NO_REPLAYS)
        return
    for one in found:
        if one.differences:
            screen.replay(one, article)
            screen.gap()
    screen.say(words.replayed(sum(bool(one.differences) for one in found), len(found)), "bold")


def cut(text: str) -> str:
    """A text on one line, as much of it as fits."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
