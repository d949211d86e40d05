"""Servers and people share a bot and nothing else: whatever anybody does, nobody sees a word of another's library."""

import asyncio
import json
import logging
from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.channel.press import Action, Mark
from bot.channel.says import Says
from fakes.channel import custom_ids, person, texts
from fakes.house import House
from fakes.online import bot_online
from fakes.settled import done
from fakes.shipped import reply_to, rules

CANARIES = ("quillon", "brastle", "wimsett", "dorvane")
"""A word for each owner (two servers, two people) that no other owner's texts, titles and questions have."""

NO_ANSWER, NO_ARTICLE = "zzzzzzzzzz", "f" * 16
COMPONENTS_V2, NUMBERS = 1 << 15, st.integers(0, 9_999)
OF_DRAFTS = (Action.ACCEPT, Action.CORRECT, Action.LOOK, Action.DISCARD, Action.CANCEL)
OF_ANSWERS = (Action.CONTEXT, Action.MORE, Action.SHARE, Action.REPORT)
OF_ARTICLES = (Action.READ, Action.TURN, Action.SUGGEST, Action.REMOVE)
LOOKS = ("article list", "article info", "article read")
discord, taken = cache(rules), Counter()


def pick(several, number):
    return several[number % len(several)]


def texts_of(canary):
    story = f"{canary} aground\n\nThe {canary} hit a rock near Holm. Nobody was hurt.\n\nThe {canary} crew slept."
    walruses = ("sang by the pier", "ate a herring", "swam north", "broke a rail", "slept on deck", "met the mayor")
    walruses += (f"and {canary} " * 230,)  # too long for a message: it is attached
    many = "\n\n".join(f"The {canary} walrus {what}." for what in walruses)
    long = "\n\n".join(f"Paragraph {n} of {canary}: the harbour was quiet for {n} days." for n in range(1, 25))
    own = [(story, None), (many, f"Walruses of {canary}"), (long, f"Days of {canary}")]
    shared = ("The pier opened in June.\n\nThe mayor spoke.", "The pool closed in March.\n\nChildren protested.")
    return [*own, *((text, f"Shared with {canary}") for text in shared)]


class Isolation(RuleBasedStateMachine):
    """A bot on a test server, for the length of an example."""

    @initialize(furnished=st.booleans())
    def begin(self, furnished):
        self.runner, self.house, self.asked = asyncio.Runner(), House(), 0
        self.forgeries, self.failures, self.log = {}, [], logging.Handler(logging.ERROR)
        self.log.emit = lambda record: self.failures.append(record.getMessage())
        logging.getLogger().addHandler(self.log)
        self.online = bot_online(self.house, discord())
        self.runner.run(self._connected())
        for place in range(len(self.led) if furnished else 0):
            self.load(place, 3, pasted=False)  # the text that all have alike

    async def _connected(self):
        self.server, _ = await self.online.__aenter__()
        server = self.server
        here = (server.news, server.other, server.thread)
        there = (server.elsewhere, server.make_channel("garden", server.guild_b))
        both = (server.alice, server.bob)
        at_home, abroad = (
            [(server.dm(one), one) for one in both],
            [(server.stranger_guild_channel, one) for one in both],
        )
        in_a = [(at, by) for at in here for by in (server.alice, server.bob, server.mod, server.owner)]
        in_b = [(at, by) for at in there for by in (server.alice, server.mod_b, server.owner)]
        self.spots = in_a + in_b + at_home + abroad
        self.led = [(at, server.mod) for at in here] + [(at, server.mod_b) for at in there] + at_home + abroad
        by_server = ((server.guild_a, server.mod), (server.guild_b, server.mod_b))
        self.auditors = {(f"server:{at.id}", who.id) for at, mod in by_server for who in (mod, server.owner)}
        self.owners = list(dict.fromkeys(self.owner_of(*spot) for spot in self.spots))
        self.canary = dict(zip(self.owners, CANARIES, strict=True))

    def teardown(self):
        self.runner.run(self.online.__aexit__(None, None, None))
        self.runner.close()
        logging.getLogger().removeHandler(self.log)

    def owner_of(self, at, by):  # where no server has the bot, libraries are people's
        return f"server:{at.guild.id}" if at.guild and self.server.bot_is_in(at) else person(by)

    def act(self, doing):
        taken["steps"] += 1
        return self.runner.run(done(doing))

    def slash(self, name, spot, **given):
        return self.act(self.server.slash(name, at=spot[0], by=spot[1], **given))

    def reply(self, one):
        """What somebody was told, and who alone sees it."""
        (id_,) = {one.original, *one.followups} - {None, one.source}
        return texts(self.server.messages[id_]["components"]), self.server.messages.only_for(id_)

    def foreign(self, spot, number, of):
        """One of what another owner has and this one has not, where there is any."""
        found = [one for owner in self.owners for one in of(owner) if one not in of(self.owner_of(*spot))]
        return [pick(found, number)] if found else []

    def answers(self, owner):
        return [one.id for one in self.house.library.recent(owner, 9_999)]

    def articles(self, owner):
        return [one.id[:16] for one in self.house.library.listed(owner)]

    def drafts(self, owner):
        return [draft for whose, draft in self.house.drafts.waiting if whose == owner]

    def titles(self, owner):
        return [one.title for one in self.house.library.listed(owner)]

    def some_article(self, spot, number):
        owner = self.owner_of(*spot)
        return pick([{}, *({"article": one} for one in self.articles(owner) + self.titles(owner))], number)

    @rule(place=NUMBERS, which=NUMBERS, pasted=st.booleans())
    def load(self, place, which, pasted):
        spot = pick(self.led, place)
        text, title = pick(texts_of(self.canary[self.owner_of(*spot)]), which)
        given = {"title": title} if title else {}
        if pasted:
            form = self.slash("load", spot, **given)
            loaded = self.act(self.server.submit(form, {**given, "text": text}, by=spot[1]))
        else:
            loaded = self.slash("load", spot, files={"file": ("story.txt", "text/plain", text.encode())}, **given)
        if which % 4:  # the others wait
            self.act(self.server.click(loaded.shown, "Open it here", by=spot[1]))

    def question(self, spot, which):
        self.asked, canary = self.asked + 1, self.canary[self.owner_of(*spot)]
        known = (f"What did the {canary} hit?", f"{canary} walrus", "When did the pier open?", "Which orchestra?")
        # Its number is written so that it is no word: it is not looked for in articles.
        return f"{pick(known, which)} ({self.asked:b})".translate(str.maketrans("01", "←→"))

    @rule(place=NUMBERS, which=NUMBERS, named=NUMBERS, how=st.sampled_from(["publicly", "privately", "by mention"]))
    def ask(self, place, which, named, how):
        at, by = spot = pick(self.spots, place)
        question = self.question(spot, which)
        if how == "by mention" and self.server.bot_is_in(at):
            self.act(self._mentioned(f"{self.server.bot.mention} {question}", at, by))
        else:
            named = self.some_article(spot, named)
            self.slash("ask", spot, question=question, private=how == "privately", **named)

    async def _mentioned(self, text, at, by):
        said = await self.server.say(text, at=at, by=by)
        await self.server.until(lambda: reply_to(self.server, said))

    @rule(place=NUMBERS, name=st.sampled_from(["open", "close", *LOOKS, *LOOKS]), named=NUMBERS)
    def open_close_or_look(self, place, name, named):
        spot = pick(self.led if name in {"open", "close"} else self.spots, place)
        given = {} if name in {"close", "article list"} else self.some_article(spot, named)
        if given or name != "open":
            self.slash(name, spot, **given, **({"paragraph": named % 30 + 1} if name == "article read" else {}))

    @rule(place=NUMBERS, which=NUMBERS, typed=NUMBERS)
    def type_in(self, place, which, typed):
        name, option = pick((("ask", "article"), ("open", "article"), ("audit answer", "answer")), which)
        known = [one for owner in self.owners for one in self.titles(owner) + self.answers(owner)]
        typed, (at, by) = pick(["", "a", *CANARIES, *known], typed), pick(self.led[:5], place)
        assert self.act(self.server.autocomplete(name, option, typed, at=at, by=by, raw=True)).choices is not None

    @rule(place=NUMBERS, which=NUMBERS)
    def audit(self, place, which):
        spot = pick(self.led[:5], place)
        self.slash("audit recent", spot, count=which % 25 + 1)
        for known in self.answers(self.owner_of(*spot))[which % 9 :][:1]:
            self.slash("audit answer", spot, answer=known)

    @rule(which=NUMBERS, who=NUMBERS)
    def press(self, which, who):
        """Any button that anybody has seen, by anybody who sees it."""
        buttons = [(one, id_) for one in self.server.messages.values() for id_ in custom_ids(one["components"])]
        for message, custom_id in [pick(buttons, which)] if buttons else []:
            alone = self.server.messages.only_for(message["id"])
            seen_by = [by for at, by in self.spots if at.id == message["channel_id"] and alone in {None, by.id}]
            taken["presses"] += 1
            self.act(self.server.press(custom_id, message, by=pick(seen_by, who)))

    def forged(self, spot, custom_id):
        """What is told of a press on a message where this stands, as if the bot had written it there."""
        button = {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
        body = {"flags": COMPONENTS_V2, "components": [{"type": 1, "components": [button]}]}
        message = self.server.messages.make(self.server.bot, spot[0], body, only_for=spot[1])
        self.forgeries[message["id"]] = self.owner_of(*spot)
        return self.reply(self.act(self.server.press(custom_id, message, by=spot[1])))

    @rule(
        place=NUMBERS,
        which=NUMBERS,
        action=st.sampled_from(OF_ANSWERS + OF_ARTICLES + OF_DRAFTS),
        number=st.sampled_from([0, 1, 7, 999_999]),
    )
    def press_what_is_anothers(self, place, which, action, number):
        spot = pick(self.spots, place)
        known, missing = (self.answers, NO_ANSWER) if action in OF_ANSWERS else (self.articles, NO_ARTICLE)
        if action in OF_DRAFTS:
            known, missing = self.drafts, NO_ANSWER
        for id_ in self.foreign(spot, which, known):
            seen = [self.forged(spot, Mark(action, one, number).custom_id) for one in (id_, missing)]
            self.refused(spot, seen, private=action is not Action.SUGGEST)

    @rule(place=NUMBERS, which=NUMBERS, who=NUMBERS, action=st.sampled_from(OF_ANSWERS))
    def press_what_somebody_has_alone(self, place, which, who, action):
        """A private answer, by somebody else of the same server: as if there were none."""
        spot = pick([one for one in self.spots if self.owner_of(*one) in self.owners[:2]], place)
        owner = self.owner_of(*spot)
        self.slash("ask", spot, question=self.question(spot, 2), private=True, **self.some_article(spot, which))
        for asked in self.private(owner)[:1]:
            others = [one for one in self.spots if self.owner_of(*one) == owner]
            other = pick([one for one in others if person(one[1]) != asked.question.asked_by], who)
            self.refused(other, [self.forged(other, Mark(action, one).custom_id) for one in (asked.id, NO_ANSWER)])

    def private(self, owner):
        """The owner's answers that one person alone was shown."""
        asked, shown = self.house.library.recent(owner, 9_999), self.house.library.postings
        return [one for one in asked if all(at.private for at in shown(owner, one.id))]

    @rule(place=NUMBERS, custom_id=st.one_of(st.text(max_size=120), st.from_regex(r"pq[02-9]:[a-z]+:[0-9a-z]+:[0-9]+")))
    def press_what_is_nobodys(self, place, custom_id):
        spot = pick(self.spots, place)
        assert self.forged(spot, custom_id) == (Says.STALE, spot[1].id)

    @rule(place=NUMBERS, which=NUMBERS, name=st.sampled_from(["open", "ask", *LOOKS[1:], "audit answer"]))
    def name_what_is_anothers(self, place, which, name):
        audit = name == "audit answer"
        spot = pick(self.led[:5] if audit else self.led, place)
        known, missing = (self.answers, NO_ANSWER) if audit else (self.articles, NO_ARTICLE)
        if not audit and which % 2:
            known, missing = self.titles, "No title"
        more = {"question": self.question(spot, 0), "private": True} if name == "ask" else {}
        for typed in self.foreign(spot, which, known):
            by = "answer" if audit else "article"
            seen = [self.reply(self.slash(name, spot, **{by: one}, **more)) for one in (typed, missing)]
            self.refused(spot, seen, private=name != "open")

    def refused(self, spot, seen, *, private=True):
        """Both were told the same, and nobody else was told."""
        taken["refusals"] += 1
        assert seen[0] == seen[1]
        assert seen[0][0].startswith(("There is no such ", "You may not use /"))
        assert seen[0][1] == (spot[1].id if private else None)

    def shown(self):
        """All that anybody was shown: whose place it was, who alone saw it, what did it, and every character of it."""
        messages, channels, users = self.server.messages, self.server.channels, self.server.users
        for one in self.server.interactions.values():
            if one.choices or one.modal:
                text = json.dumps([one.choices, one.modal], ensure_ascii=False)
                yield self.owner_of(one.channel, one.user), one.user.id, one.command or "", text
        for one in messages.values():
            untouched = one["id"] in self.forgeries and not one["edited_timestamp"]
            if untouched or one["author"]["id"] != self.server.bot.id:
                continue
            at, origin = channels[one["channel_id"]], one.get("interaction_metadata", {})
            by = users[origin["user"]["id"]] if origin else next(iter(at.people), None)
            owner = self.forgeries.get(one["id"]) or self.owner_of(at, by)
            files = [messages.blobs[file["id"]][1].decode() for file in one["attachments"]]
            text = json.dumps([one["content"], one["components"], one["attachments"], files], ensure_ascii=False)
            yield owner, messages.only_for(one["id"]), origin.get("name", ""), text

    @invariant()
    def nobody_sees_what_is_anothers(self):
        known = {
            owner: {self.canary[owner], *self.answers(owner), *self.articles(owner), *self.titles(owner)}
            | {at.id for at, by in self.spots if self.owner_of(at, by) == owner}
            for owner in self.owners
        }
        hidden = {owner: set().union(*known.values()) - known[owner] for owner in self.owners}
        alone = [(one, "(" + one.question.text.partition("(")[2]) for at in self.owners for one in self.private(at)]
        for owner, only_for, by, text in self.shown():
            found = [one for one in hidden[owner] if one in text]
            assert not found, (owner, by, found, text)
            audits = by.startswith("audit ") or (not by and (owner, only_for) in self.auditors)  # its buttons, too
            for asked, number in () if audits else alone:
                mine = asked.question.asked_by == person(only_for)
                assert mine or (asked.id not in text and number not in text), (owner, by, asked, text)

    @invariant()
    def every_request_fits_and_nothing_fails(self):
        assert (self.server.violations, self.server.unknown_routes, self.failures) == ([], [], [])


@pytest.mark.timeout(3600)
def test_nobody_is_shown_a_word_of_another_library_whatever_anybody_does():
    taken.clear()
    run_state_machine_as_test(Isolation, settings=settings(stateful_step_count=50, suppress_health_check=HealthCheck))
    assert (taken["steps"] >= 500, taken["refusals"] >= 50, taken["presses"] >= 20) == (True, True, True), taken
