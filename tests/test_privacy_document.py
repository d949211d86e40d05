"""docs/privacy.md against the code: tables and columns both ways, and what else can be looked up."""

import re
from pathlib import Path

from bot.channel.says import Says
from bot.people import KEY_FILE
from config.settings import Settings
from retrieval.adapters.store.schema import metadata
from retrieval.people import ERASED, ERASED_QUESTION
from retrieval.ports import DRAFT_DAYS
from retrieval.privacy import FORMAT

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "privacy.md").read_text(encoding="utf-8")
STORED = TEXT.partition("## What is stored\n")[2].partition("\n## ")[0]


def sections():
    """The words under the heading of each table."""
    parts = re.split(r"^### `(\w+)`$", STORED, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_table_is_named_and_no_other_in_any_order():
    assert sorted(sections()) == sorted(metadata.tables)
    assert len(re.findall(r"^### `", STORED, re.MULTILINE)) == len(metadata.tables)


def test_every_column_is_named_in_its_order_and_no_other():
    named = {table: re.findall(r"^\| `(\w+)` \| .+\. \|$", text, re.MULTILINE) for table, text in sections().items()}
    assert named == {name: list(table.c.keys()) for name, table in metadata.tables.items()}


def test_every_row_of_a_table_was_read():
    for table, text in sections().items():
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert len(rows) == len(metadata.tables[table].c) + 2, table


def test_of_every_table_it_is_said_how_long_it_is_kept_and_who_sees_it():
    for table, text in sections().items():
        assert re.search(r"\b(kept|until|gone|goes)\b", text, re.IGNORECASE), table
        assert re.search(r"\b(seen|shown)\b", text, re.IGNORECASE), table


def test_what_it_says_of_names_settings_and_markers_is_so():
    assert f"`PULLQUOTE_RETENTION_DAYS` ({Settings.model_fields['retention_days'].default}, unless" in TEXT
    assert f'the audit says "{Says.NAME_GONE}"' in TEXT
    assert f"`{ERASED}` asked `{ERASED_QUESTION}`" in TEXT
    assert f"`{KEY_FILE}`, in the home folder" in TEXT
    assert f'`"format": "{FORMAT}"`' in TEXT
    assert (DRAFT_DAYS, "when seven days are over" in TEXT) == (7, True)


def test_links_between_the_documents_lead_somewhere():
    for name in ("privacy.md", "terms.md"):
        text = (DOCS / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert target.startswith("https://") or (DOCS / target).exists(), target
