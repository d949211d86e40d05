"""Moderators search the record, see it in figures, ask it again, prove it, and take it out."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from channel.conftest import place_in

from bot.channel.figures import parts
from bot.channel.heads import Heads
from fakes.channel import labels, person, texts
from fakes.house import NOON
from retrieval.answer import Question, Room
from retrieval.moderation.auditing import Form
from retrieval.moderation.ports import Wanted
from retrieval.rules import HouseRules

HIT, OWNER = "What did the ferry hit?", "Did the owner comment?"


@pytest.fixture
async def asked(place):
    """Two questions that are answered, one that is not, and one that came close."""
    await place.load()
    for one in (HIT, OWNER, "Which orchestra played?", "Which orchestra played on deck?"):
        await place.ask(one)
    return place


async def audit(place, command, **options):
    shown = await place.moderator.slash(place.channel, f"audit {command}", **options)
    assert shown.response.ephemeral
    return texts(shown.response.components)


async def test_answers_are_found_by_words_people_outcomes_speakers_and_days(asked):
    assert (await audit(asked, "search", text="FERRY HIT")).startswith(
        "### 1 answer found\n**What did the ferry hit?**"
    )
    assert "### 2 answers found" in await audit(asked, "search", outcome="not_in_article")
    assert "### 4 answers found" in await audit(asked, "search", person=asked.reader)
    assert "Nobody of that name is kept here" in await audit(asked, "search", person=asked.moderator)
    assert "### 1 answer found\n**What did the ferry hit?**" in await audit(asked, "search", text="rock near HOLM")
    assert await audit(asked, "search", speaker="nobody") == "Nothing was found."
    assert await audit(asked, "search", until="2020-01-01") == "Nothing was found."
    assert "### 4 answers found" in await audit(asked, "search", since="2024-05-01", channel=asked.channel)
    assert "Write it as 2026-03-31." in await audit(asked, "search", since="yesterday")
    assert await audit(asked, "search", verdict="correct") == "Nothing was found."
    assert await audit(asked, "search", reported=True) == "Nothing was found."


async def test_whoever_asked_is_not_found_once_the_name_is_no_longer_kept(asked, house):
    house.people.forget_names(NOON + timedelta(days=9))
    assert "Nobody of that name is kept here" in await audit(asked, "search", person=asked.reader)
    assert "### 4 answers found" in await audit(asked, "search")


async def test_what_was_asked_in_a_thread_is_found_by_its_channel(asked, house):
    room = Room(f"server:{asked.guild.id}", "channel:9", f"channel:{asked.channel.id}")
    house.library.ask(Question(HIT, room, "person:x"))
    assert "### 5 answers found" in await audit(asked, "search", channel=asked.channel)


async def test_an_article_that_was_taken_out_can_still_be_audited(asked, house):
    owner = f"server:{asked.guild.id}"
    house.stewardship.remove(owner, house.library.listed(owner)[0].id)
    offered = await asked.moderator.autocomplete(asked.channel, "audit article", "article", "ferry")
    assert [one["name"] for one in offered] == ["Ferry aground (taken out)"]
    assert "How often each paragraph was cited" in await audit(asked, "article", article="Ferry aground (taken out)")
    assert "### 4 answers found" in await audit(asked, "search", article=offered[0]["value"])


async def test_a_long_search_goes_on_with_another_page(asked):
    for number in range(9):
        await asked.ask(f"{HIT} {number}")
    assert "### 10 answers found" in await audit(asked, "search", text="ferry")
    await asked.ask(f"{HIT} again")
    first = await audit(asked, "search", text="ferry")
    assert "### Answers 1 to 10 of 11" in first
    assert first.endswith("Older ones: the same search with page 2.")
    assert "### Answers 11 to 11 of 11" in await audit(asked, "search", text="ferry", page=2)
    assert await audit(asked, "search", text="ferry", page=3) == "Nothing was found."


async def test_an_article_shows_which_paragraphs_were_cited_and_what_was_found(asked):
    for _ in range(3):
        await asked.ask(HIT)
    shown = await asked.moderator.slash(asked.channel, "audit recent", count=1)
    (answer,) = [line.split(" · ")[-2] for line in texts(shown.response.components).split("\n") if "-#" in line][:1]
    opened = await asked.moderator.slash(asked.channel, "audit answer", answer=answer)
    case = await asked.moderator.click(opened.response, label="Open a case")
    await asked.moderator.click(case.response, label="Correct")
    told = await audit(asked, "article")
    assert told.startswith("### How often each paragraph was cited: Ferry aground")
    assert "¶2 `██████████` cited 4 times · Correct 1" in told
    assert "-# The ferry hit a rock near Holm. Nobody was hurt." in told


async def test_an_article_that_was_never_cited_is_said_to_be(place):
    await place.load()
    assert await audit(place, "article") == "No passage of this article was ever cited here."


async def test_weeks_are_counted_in_a_table_that_fits_a_telephone(asked):
    told = await audit(asked, "stats")
    assert "4 questions, 50% of them not answered, 0 reports, 0 judgements." in told
    rows = told.partition("```\n")[2].splitlines()
    assert max(map(len, rows)) <= 38
    assert rows[1].split() == ["2024-04-29", "4", "2", "0", "–"]
    assert len(rows) == 10


async def test_what_was_asked_in_vain_is_grouped_by_shared_words(asked):
    told = await audit(asked, "gaps")
    assert told.startswith("### Asked in vain")
    assert "**orchestra, played** · 2 questions" in told
    assert "“Which orchestra played on deck?”" in told


async def test_questions_are_asked_again(asked):
    told = await audit(asked, "replay")
    assert (
        told
        == "### 4 questions asked again, 0 would be answered otherwise\nEvery question would be answered as it was."
    )
    shown = await audit(asked, "replay", answer="nonsense")
    assert shown.startswith("There is no such answer here.")


async def test_of_a_locked_article_nothing_is_asked_again_and_what_was_erased_is_counted(asked, house):
    house.privacy.erase(person(asked.reader))
    assert await audit(asked, "replay") == (
        "### 0 questions asked again, 0 would be answered otherwise\n"
        "-# 4 more could not be asked again: they were erased."
    )
    await asked.ask(HIT)
    (latest,) = house.library.recent(f"server:{asked.guild.id}", 1)
    await audit(asked, "lock", article="Ferry aground", reason="Legal")
    for options in ({}, {"answer": latest.id}):
        assert (await audit(asked, "replay", **options)).startswith("Moderators have locked this article (Legal).")


async def test_the_record_is_proved_and_its_head_known_later(asked):
    told = await audit(asked, "verify")
    assert "✓ The record holds" in told
    head = re.search(r"[0-9]+-[0-9a-f]{64}", told)[0]
    assert "✓ The record holds" in await audit(asked, "verify", head=head)
    assert "✓ The record holds" in await audit(asked, "verify", head=f"`{head}`")
    told = await audit(asked, "verify", head=f"1-{'0' * 64}")
    assert "is not in the record: it was cut, or written anew." in told
    assert "Keep this" not in told
    assert "is no head of a record." in await audit(asked, "verify", head="nonsense")


async def test_the_record_is_taken_out_for_spreadsheets_and_programs(asked, house):
    shown = await asked.moderator.slash(asked.channel, "audit export")
    assert texts(shown.response.components) == "The record, oldest first:"
    written = b"".join(house.auditing.export(f"server:{asked.guild.id}", Wanted(), Form.CSV)).decode()
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["question"] for row in rows[:2]] == [HIT, OWNER]
    assert json.loads(rows[0]["passages"]) == ["The ferry hit a rock near Holm."]
    none = await audit(asked, "export", until="2020-01-01", form="jsonl")
    assert none == "There is nothing to export."


async def test_the_log_channel_is_told_the_head_once_a_day_where_anything_was_added(asked, simcord_bot, house):
    owner, log = f"server:{asked.guild.id}", asked.guild.create_text_channel("log")
    await simcord_bot.heads.tell()
    assert log.last_message is None
    house.rulebook.lay_down(owner, HouseRules(log=f"channel:{log.id}"))
    simcord_bot.desk.forget(owner)
    await simcord_bot.heads.tell()
    first = log.last_message
    told = "".join(one.content for one in first.components)
    assert str(house.auditing.head(owner)) in told
    assert told.startswith("The record has 5 entries.")
    await simcord_bot.heads.tell()
    assert log.last_message.id == first.id
    await asked.ask(HIT)
    await Heads(simcord_bot).tell()  # of a start in between
    assert log.last_message.id == first.id
    house.away += timedelta(days=1)
    await simcord_bot.on_ready()  # it was not there at five past midnight
    second = log.last_message
    assert "The record has 6 entries." in "".join(one.content for one in second.components)
    house.away += timedelta(days=1)
    await simcord_bot.heads.tell()
    assert log.last_message.id == second.id


async def test_another_server_sees_nothing_of_it(asked):
    there = place_in(asked.env, "elsewhere")
    await there.load("The pier opened.\n\nThe mayor spoke.")
    assert await audit(there, "search") == "Nothing was found."
    assert await audit(there, "gaps") == "Nothing was asked in vain in the last 90 days."
    assert "0 questions" in await audit(there, "stats")
    assert "· 0 answers ·" in await audit(there, "verify")


async def test_an_export_is_split_at_rows_with_the_names_in_each_part():
    rows = [b"a,b\n", *(b"%d,%s\n" % (number, b"x" * 50_000) for number in range(8))]
    found = parts(rows, Form.CSV, 400_000)
    assert [len(list(csv.reader(io.StringIO(one.decode())))) for one in found] == [4, 4, 3]
    assert all(one.startswith(b"a,b\n") for one in found)
    lines = [json.dumps({"n": number}).encode() + b"\n" for number in range(3)]
    assert parts(lines, Form.JSONL, 10_000_000) == [b"".join(lines)]
    assert parts([b"a,b\n"], Form.CSV, 10_000_000) == []
    assert parts((b"x" * 1_000_000 for _ in range(40)), Form.JSONL, 10_000_000) == 40_000_000
    assert parts([b"x" * 15_000_000], Form.JSONL, 10_000_000) == 15_000_000
    assert parts([b"a,b\n", b"x" * 11_000_000, b"1,2\n"], Form.CSV, 10_000_000) == 11_000_004


async def test_nothing_is_offered_below_figures(asked):
    shown = await asked.moderator.slash(asked.channel, "audit stats")
    assert labels(shown.response.components) == []
