"""An applicant's own case in a talk: facts heard so far, the notice they are held against, the next question."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from guidance.checking.confirm_proposals import DROPPED, asking_to_confirm, confirmed
from guidance.checking.verdict_reply import verdict_reply, which_notice
from guidance.extraction.extraction_result import Extracted
from guidance.facts.applicant_facts import FactsError, FactVocabulary
from guidance.facts.proposal import Proposal
from guidance.knowledge import Knowledge
from guidance.question import Question
from guidance.reply import Reply, Sentence

_WRITTEN = re.compile(r"^「[^」]*」 ?|，现在是.*$|，请写成.*$|（\d{4}-\d\d-\d\d）|，可用的值：.*$")


@dataclass
class ApplicantCase:
    """What is known of one applicant; kept in memory only.

    `facts` are in the contract's JSON forms, `words` the applicant's own words for each, `unsure` what the
    applicant does not know, `asked` the fact asked for last, `raised` the contradictions asked about already.
    Of the last message, `changed` are the facts it corrected, `faults` those whose value cannot be, and why,
    `refused` the date among them, and `outside` says what it aims at that no notice covers. `proposed` are readings
    of a language model that wait for the applicant's word, and are no facts before it.
    """

    notice: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    asked: str | None = None
    about: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)
    outside: str = ""
    refused: str | None = None
    answered: bool = False
    waiting: bool = False
    heard: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    raised: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def in_hand(self) -> bool:
        """Whether something is known that a notice can be held against."""
        return bool(self.notice and (self.facts or self.unsure))

    def settle(self, message: str, knowledge: Knowledge, today: date) -> Reply | None:
        """Return the reply to a message that only says whether what was proposed is right; None to all others.

        Confirmed proposals become facts; with any other message they are dropped.
        """
        waiting, self.proposed = self.proposed, ()
        word = confirmed(message) if waiting else None
        if word is None:
            return None
        for each in waiting if word else ():
            if each.fact not in self.facts:
                self.state(each.fact, each.value)
                self.words[each.fact] = each.words
        self.asked, self.changed, self.faults, self.answered = None, (), {}, True
        if word or self.notice:
            return self.reply(Reply("check", ()), knowledge, today)
        return Reply("clarify", (Sentence(DROPPED),), facts=dict(self.facts))

    def hear(self, message: str, question: Question, knowledge: Knowledge, choice: str | None, today: date) -> bool:
        """Take in what `message` tells of the applicant; True when the checker should speak."""
        year = next((n.year for n in knowledge.notices if n.id == self._meant(question, choice, knowledge.packs)), None)
        self.faults, self.changed = {}, ()
        heard = knowledge.extractor.extract(message, self.asked, self.facts, year, self.about, self.refused)
        self.outside = _aimed_outside(question, heard)
        self.answered = self.asked in heard.facts or self.asked in heard.unsure
        self.heard = (*heard.facts, *heard.unsure)
        if self.waiting and question.scope.named and (meant := self._meant(question, choice, knowledge.packs)):
            self.notice, self.waiting, self.answered = meant, False, not heard.facts
            self._take(message, heard, knowledge.facts, today)
            return True
        if not heard.own_details and not heard.facts and not heard.unsure:
            self.refused = None
            return False
        self.notice = self._meant(question, choice, knowledge.packs) or self.notice
        self._take(message, heard, knowledge.facts, today)
        return True

    def reply(self, looked_up: Reply, knowledge: Knowledge, today: date) -> Reply:
        """Return the verdict so far with one next question, after what the clauses say to the message itself."""
        looked_up = replace(looked_up, facts=dict(self.facts))
        self.waiting = self.notice is None
        if self.waiting:
            return which_notice(self, knowledge, looked_up)
        return verdict_reply(self, knowledge, today, looked_up)

    def confirm_first(
        self, proposed: tuple[Proposal, ...], reply: Reply, meant: str | None, knowledge: Knowledge
    ) -> Reply:
        """Return `reply` with the question whether what is `proposed` is right, instead of what it asks itself.

        `meant` is the notice that the message is about; the case is held against it, where it has rules.
        """
        if not proposed:
            return reply
        self.proposed, self.asked = proposed, None
        self.notice = self.notice or (meant if meant in knowledge.packs else None)
        return asking_to_confirm(reply, proposed, knowledge.facts)

    def state(self, fact: str, value: Any) -> None:
        """Set a fact by hand, or forget it with None."""
        self.unsure.discard(fact)
        self.words.pop(fact, None)
        self.faults.pop(fact, None)
        self.asked, self.outside = None, ""
        if value is None:
            self.facts.pop(fact, None)
        else:
            self.facts[fact] = value

    def _meant(self, question: Question, choice: str | None, known: Collection[str]) -> str | None:
        """The one notice with rules that the message, the page or the talk so far points to."""
        named = [n for n in question.scope.notices if n in known] if question.scope.named else []
        if len(named) == 1:
            return named[0]
        return choice if choice in known else self.notice

    def _take(self, message: str, heard: Extracted, vocabulary: FactVocabulary, today: date) -> None:
        """Keep what was heard as far as it is possible at all, and what is wrong with the rest."""
        for fact, value in heard.facts.items():
            start, end = heard.spans.get(fact, (0, 0))
            try:
                vocabulary.parse({fact: value}, today)
            except FactsError as fault:
                why = plainly(fault.faults[0].message)
                self.faults[fact] = f"{vocabulary[fact].short}，您说的“{message[start:end]}”{why}"
                continue
            self.facts[fact], self.words[fact] = value, message[start:end]
            self.unsure.discard(fact)
        for fact in heard.withdrawn:
            self.state(fact, None)
        self.refused = next((fact for fact in self.faults if vocabulary[fact].type == "date"), None)
        self.unsure |= set(heard.unsure)
        self.changed = tuple(fact for fact in heard.corrections if fact not in self.faults)
        self.about = heard.applicant_words


def _aimed_outside(question: Question, heard: Extracted) -> str:
    """Why no notice covers what the applicant aims at or where they work; "" where a notice does.

    Where a title was obtained long ago does not count.
    """
    if question.scope.outside == "地点" and heard.facts.get("work_place") == "elsewhere":
        return "地点"
    return question.aim_outside


def plainly(fault: str) -> str:
    """Return what is wrong with a value without repeating it or how files write it."""
    return _WRITTEN.sub("", fault)
