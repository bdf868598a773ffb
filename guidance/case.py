"""An applicant's own case in a talk: facts heard so far, the notice they are held against, the next question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from guidance.facts import FactsFault, load_facts
from guidance.hearing import Heard, hear
from guidance.model import Reply, Sentence
from guidance.office import Office
from guidance.propose import DROPPED, Proposal, asking_to_confirm, confirmed
from guidance.rules import load_pack
from guidance.understand import Question
from guidance.verdict_reply import closed_case, verdict_reply, which_notice


@dataclass
class Case:
    """What is known of one applicant; kept in memory only.

    `facts` are in the contract's JSON forms, `words` the applicant's own words for each, `unsure` what the
    applicant does not know, `asked` the fact asked for last, `changed` what the last message corrected, `refused`
    the date of the last message that cannot be; `proposed` are readings of a language model that wait for the
    applicant's word, and are no facts before it.
    """

    notice: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    asked: str | None = None
    about: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    refused: str | None = None
    answered: bool = False
    waiting: bool = False
    heard: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()

    def settle(self, message: str, office: Office, today: date) -> Reply | None:
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
        self.asked, self.changed, self.faults, self.answered = None, (), (), True
        if word or self.notice:
            return self.reply(Reply("check", ()), office, today)
        return Reply("clarify", (Sentence(DROPPED),), facts=dict(self.facts))

    def hear(self, message: str, question: Question, office: Office, choice: str | None, today: date) -> bool:
        """Take in what `message` tells of the applicant; True when the checker should speak."""
        year = next((n.year for n in office.notices if n.id == self._meant(question, choice, office.packs)), None)
        heard = hear(message, self.asked, self.facts, year, self.about, self.refused)
        self.answered = self.asked in heard.facts or self.asked in heard.unsure
        self.heard = (*heard.facts, *heard.unsure)
        if self.waiting and question.scope.named and (meant := self._meant(question, choice, office.packs)):
            self.notice, self.waiting, self.answered = meant, False, not heard.facts
            self._take(message, heard, today)
            return True
        if not heard.own_details and not heard.facts and not heard.unsure:
            self.refused = None
            return False
        self.notice = self._meant(question, choice, office.packs) or self.notice
        self._take(message, heard, today)
        return True

    def reply(self, looked_up: Reply, office: Office, today: date) -> Reply:
        """Return the verdict so far with one next question, after what the clauses say to the message itself."""
        looked_up = replace(looked_up, facts=dict(self.facts))
        self.waiting = self.notice is None
        if self.waiting:
            return which_notice(looked_up, [n for n in office.notices if n.id in office.packs], office.replies)
        pack = load_pack(self.notice)
        facts = pack.vocabulary.parse(self.facts, today, unsure=frozenset(self.unsure))
        verdict, reply = verdict_reply(pack, facts, today, office, looked_up, self)
        self.asked = reply.asks[0] if reply.asks else None
        return closed_case(reply, verdict, office)

    def confirm_first(self, proposed: tuple[Proposal, ...], reply: Reply, meant: str | None, office: Office) -> Reply:
        """Return `reply` with the question whether what is `proposed` is right, instead of what it asks itself.

        `meant` is the notice that the message is about; the case is held against it, where it has rules.
        """
        if not proposed:
            return reply
        self.proposed, self.asked = proposed, None
        self.notice = self.notice or (meant if meant in office.packs else None)
        return asking_to_confirm(reply, proposed)

    def state(self, fact: str, value: Any) -> None:
        """Set a fact by hand, or forget it with None."""
        self.unsure.discard(fact)
        self.words.pop(fact, None)
        if value is None:
            self.facts.pop(fact, None)
        else:
            self.facts[fact] = value

    def _meant(self, question: Question, choice: str | None, known: frozenset[str]) -> str | None:
        """The one notice with rules that the message, the page or the talk so far points to."""
        named = [n for n in question.scope.meant if n in known] if question.scope.named else []
        if len(named) == 1:
            return named[0]
        return choice if choice in known else self.notice

    def _take(self, message: str, heard: Heard, today: date) -> None:
        """Keep what was heard as far as it is possible at all, and what is wrong with the rest."""
        vocabulary, faults = load_facts(), {}
        for fact, value in heard.facts.items():
            start, end = heard.words.get(fact, (0, 0))
            try:
                vocabulary.parse({fact: value}, today)
            except FactsFault as fault:
                faults[fact] = f"{vocabulary[fact].label}“{message[start:end]}”{fault.faults[0].message}"
                continue
            self.facts[fact], self.words[fact] = value, message[start:end]
            self.unsure.discard(fact)
        for fact in heard.withdrawn:
            self.state(fact, None)
        self.refused = next((fact for fact in faults if vocabulary[fact].type == "date"), None)
        self.unsure |= set(heard.unsure)
        self.changed = tuple(fact for fact in heard.corrections if fact not in faults)
        self.about, self.faults = heard.about, tuple(faults.values())
