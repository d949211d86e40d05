"""The record in figures: a heat map in text, weeks, gaps, what would be answered otherwise, proof, and files."""

from collections.abc import Iterable, Sequence
from typing import Final

from discord import ui

from bot.auditing_words import unasked
from bot.channel import audit_words, limits
from bot.channel.audit_words import AuditSays
from bot.channel.auditing import outcome
from bot.channel.case_words import verdict
from bot.channel.layout import Drawn, listing, said, small, text, title_of, view_of
from bot.untrusted import inline, unescaped
from retrieval.article import Article
from retrieval.moderation.auditing import Form
from retrieval.moderation.figures import Gap, Week
from retrieval.moderation.ports import CitedPassage
from retrieval.moderation.proof import Proof
from retrieval.replay import Replays

_BAR: Final = 10
"""Blocks of the longest bar."""

_WORDS: Final = 60
"""Characters of a paragraph that are drawn beside its bar."""

_QUESTION: Final = 100
_EXAMPLES: Final = 3
_FAULTS: Final = 15
"""Faults that are named; how many more there are is said."""

_HEAT: Final = "paragraphs.txt"
"""What the whole heat map is called where it does not fit into a message."""

_SPARE: Final = 200_000
"""Bytes of a request beside its files."""


def heat(article: Article, cited: Sequence[CitedPassage]) -> Drawn:
    """Each paragraph that was cited, with a bar, how often, its first words, and the verdicts."""
    if not cited:
        return said(AuditSays.NEVER_CITED)
    times: dict[int, int] = {}
    verdicts: dict[int, dict[str, int]] = {}
    for one in cited:
        times[one.paragraph] = times.get(one.paragraph, 0) + one.times
        for found, number in one.verdicts:
            counted = verdicts.setdefault(one.paragraph, {})
            counted[verdict(found)] = counted.get(verdict(found), 0) + number
    most = max(times.values())
    rows = []
    for number, often in times.items():
        bar = "█" * max(1, round(_BAR * often / most))
        judged = "".join(f" · {name} {many}" for name, many in verdicts.get(number, {}).items())
        words = article.quote(article.paragraph(number).span)
        head = f"¶{number} `{bar:<{_BAR}}` {audit_words.times(often)}{judged}"
        rows.append((often, number, f"{head}\n{small(inline(words, _WORDS))}"))
    lines = [row for _, _, row in sorted(rows, key=lambda row: row[1])]
    title = f"{AuditSays.CITED}: {title_of(article)}"
    if sum(map(limits.units, lines)) <= limits.ROOM - 400:
        return listing(title, lines)
    hottest = [row for _, _, row in sorted(rows, key=lambda row: (-row[0], row[1]))]
    whole = unescaped("\n".join(lines)).encode()
    drawn = listing(title, hottest[:15])
    drawn.view.add_item(ui.File(f"attachment://{_HEAT}"))
    return Drawn(drawn.view, ((_HEAT, whole),))


def weeks(found: Sequence[Week]) -> Drawn:
    """A table as narrow as a telephone, and its sum in words."""
    asked, answered = sum(one.questions for one in found), sum(one.answered for one in found)
    judged, correct = sum(one.judged for one in found), sum(one.correct for one in found)
    told = audit_words.summary(asked, asked - answered, sum(one.reports for one in found), judged, correct)
    told += audit_words.agreement(sum(one.upheld for one in found), sum(one.settled for one in found))
    rows = [
        f"{one.monday.isoformat()} {one.questions:>6}{one.questions - one.answered:>6}{one.reports:>6}"
        f"{f'{one.correct}/{one.judged}' if one.judged else '–':>7}"
        for one in found
    ]
    table = "\n".join(["```", AuditSays.WEEKS_HEAD, *rows, "```"])
    return Drawn(view_of(ui.Container(text(f"### {AuditSays.WEEKS}\n{told}\n{table}"))))


def gaps(found: Sequence[Gap]) -> Drawn:
    """Each group with its words and some of its questions."""
    if not found:
        return said(AuditSays.NO_GAPS)
    lines = []
    for one in found:
        words = inline(", ".join(one.words), _QUESTION) or AuditSays.OTHERS
        asked = [small(f"“{inline(each.question, _QUESTION)}”") for each in one.questions[:_EXAMPLES]]
        lines.append("\n".join([audit_words.gap(words, len(one.questions)), *asked]))
    return listing(AuditSays.GAPS, lines)


def replays(asked: Replays) -> Drawn:
    """Those that would be answered otherwise, and in what."""
    changed = [one for one in asked.done if set(one.differences) - _INSIDE]
    head = audit_words.replayed(len(asked.done), len(changed))
    lines = [
        f"**{inline(one.before.question.text, _QUESTION)}**\n"
        + small(f"{outcome(one.before)} → {outcome(one.now)} · {audit_words.differs(list(one.differences))}")
        for one in changed
    ]
    lines = lines or ([AuditSays.REPLAYED_ALL] if asked.done else [])
    return listing(head, [*lines, *([small(unasked(asked.erased))] if asked.erased else [])])


_INSIDE: Final = frozenset({"candidates", "scores", "confidence", "stages"})
"""Differences that no reader sees."""


def proved(found: Proof) -> Drawn:
    """Whether the record holds, how much was looked at, each fault; and the head to keep, where it holds."""
    lines = [AuditSays.HOLDS if found.holds else AuditSays.BROKEN, small(audit_words.proved(found))]
    lines += [audit_words.fault(one.fault, one.subject) for one in found.faults[:_FAULTS]]
    lines += [small(audit_words.and_more(len(found.faults) - _FAULTS))] if len(found.faults) > _FAULTS else []
    lines += [AuditSays.KEEP_HEAD, f"```\n{found.head}\n```"] if found.holds else []
    return Drawn(view_of(text("\n".join(lines))))


def parts(written: Iterable[bytes], form: Form, each: int) -> list[bytes] | int:
    """The rows as files that Discord takes, a CSV's line of names in each; where it takes them not, all their bytes."""
    most = min(each, limits.REQUEST) - _SPARE
    rows = iter(written)
    head = next(rows, b"") if form is Form.CSV else b""
    found, whole, fits = [bytearray(head)], 0, True
    for row in rows:
        whole += len(row)
        fits = fits and len(head) + len(row) <= most and whole <= limits.REQUEST - _SPARE
        if not fits:  # the rest is counted, so that its size can be told
            found.clear()
            continue
        if len(found[-1]) + len(row) > most:
            found.append(bytearray(head))
        found[-1] += row
        fits = len(found) <= limits.FILES
    if not fits:
        return whole
    return [bytes(one) for one in found] if whole else []


def exported(found: list[bytes] | int, form: Form) -> Drawn:
    """The files, or why there are none."""
    if isinstance(found, int):
        return said(audit_words.too_large(found / 1_000_000, limits.FILES))
    if not found:
        return said(AuditSays.NOTHING_TO_EXPORT)
    files = tuple((f"record-{place}.{form.value}", content) for place, content in enumerate(found, 1))
    shown = [ui.File[ui.LayoutView](f"attachment://{name}") for name, _ in files]
    return Drawn(view_of(ui.TextDisplay(AuditSays.EXPORTED), *shown), files)
