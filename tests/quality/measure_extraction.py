"""Articles taken out of web pages, beside trafilatura called plainly.

`python tests/quality/measure_extraction.py INDEX.jsonl`. A line of the index names a page (`file`, gzip, beside the
index) with the `title`, `author`, `date` and `body` expected. Body: F1 of the words as bags. Boundaries: pairs of the
last three and the first three words around a line break of the expected body that stand so in ours; the second figure
counts those between two lines that we do not remove as furniture.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from retrieval.adapters.loaders.blocks import words_of
from retrieval.adapters.loaders.page import HtmlLoader
from retrieval.furniture import reason_of
from retrieval.sources import Given


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out of a page."""

    title: str | None
    author: str
    date: str | None
    lines: list[str]
    removed: list[str]
    seconds: float


def ours(raw):
    begun = time.perf_counter()
    draft = HtmlLoader().read(Given(raw))
    seconds = time.perf_counter() - begun
    when = str(draft.byline.published) if draft.byline.published else None
    lines, removed = [piece.text for _, piece in draft.kept], [piece.text for piece in draft.removed]
    return Taken(draft.title, " ".join(draft.byline.author), when, lines, removed, seconds)


def plainly(raw):
    import trafilatura
    from trafilatura.metadata import extract_metadata

    begun = time.perf_counter()
    text = trafilatura.extract(raw) or ""
    found = extract_metadata(raw)
    seconds = time.perf_counter() - begun
    return Taken(found.title, found.author or "", found.date, text.splitlines(), [], seconds)


def f1(found, wanted):
    one, other = Counter(words_of("\n".join(found))), Counter(words_of(wanted))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total())


def breaks(lines):
    worded = [words for words in map(words_of, lines) if words]
    return {(tuple(a[-3:]), tuple(b[:3])) for a, b in pairwise(worded)}


def same(found, wanted):
    return words_of(found or "") == words_of(re.sub(r"^by\s", "", wanted, flags=re.IGNORECASE))


def table(rows, take):
    body, told, times = [], Counter(), []
    for row, raw in rows:
        taken = take(raw)
        times.append(taken.seconds)
        body.append(f1(taken.lines, row["body"]))
        wanted, got = breaks(row["body"].splitlines()), breaks(taken.lines)
        gone = {tuple(words_of(line)) for line in taken.removed}
        left = [one for one in row["body"].splitlines() if reason_of(one) is None and tuple(words_of(one)) not in gone]
        told.update(wanted=len(wanted), breaks=len(wanted & got))
        told.update(wanted_kept=len(breaks(left)), breaks_kept=len(breaks(left) & got))
        for field, found in (("title", taken.title), ("author", taken.author), ("date", taken.date)):
            if row[field]:
                told.update({f"{field} given": 1, field: same(found, row[field])})
    told["body"], told["seconds"], told["slowest"] = statistics.mean(body), statistics.median(times), max(times)
    told["pages"] = len(body)
    return told


def main(index):
    lines = Path(index).read_text(encoding="utf-8").splitlines()
    listed = [json.loads(line) for line in lines]
    rows = [(row, gzip.decompress((Path(index).parent / row["file"]).read_bytes())) for row in listed]
    say("| | body F1 | boundaries | of those kept | title | author | date | s a page (median, most) |")
    say("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, take in (("Pullquote", ours), ("trafilatura", plainly)):
        told = table(rows, take)
        shares = [told["breaks"] / told["wanted"], told["breaks_kept"] / told["wanted_kept"]]
        about = [f"{told[one]}/{told[f'{one} given']}" for one in ("title", "author", "date")]
        times = f"{told['seconds']:.2f}, {told['slowest']:.2f}"
        say(
            " | ".join(
                [f"| {name}", f"{told['body']:.3f}", *(f"{one:.3f}" for one in shares), *about, times, ""]
            ).strip()
        )


def say(line):
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
