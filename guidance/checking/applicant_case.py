"""An applicant's own case in a talk: facts stated so far, the notice they are checked against, the next question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from guidance.checking.aimed_titles import aimed_titles, titles_in_short
from guidance.checking.approximate_values import approximate_value, is_to_come, what_is_dated
from guidance.checking.awaited_date import awaited_date
from guidance.checking.change_notice import names_of_notices, names_only_an_aim, only_turns, turns_to
from guidance.checking.place_of_work import works_inside
from guidance.checking.stated_aims import aimed_outside, asks_no_more, names_an_aim
from guidance.checking.turn_to_speaker import turns_to_speaker
from guidance.checking.vague_speciality import vague_speciality
from guidance.checking.whether_question import WhetherQuestion
from guidance.eligibility.build_model import model_for_titles
from guidance.eligibility.check_model import CheckModel
from guidance.extraction.extraction_result import Extracted
from guidance.facts.applicant_facts import Facts, FactsError, FactVocabulary
from guidance.facts.fact_spec import Among, Amount
from guidance.facts.proposal import Proposal
from guidance.knowledge import Knowledge
from guidance.question import Question
from guidance.reply import Outcome
from guidance.scope_features import PlaceMention
from guidance.stage_times import stage
from ingest.text.dates import Interval
from ingest.text.normalise import search_spelling

MOST_MEANT = 2  # notices that a message may leave where the only one with rules is taken for the one meant


@dataclass
class ApplicantCase:
    """What is known of one applicant; kept in memory only.

    `facts` are in the contract's JSON forms, `words` the applicant's own words for each, `unsure` what the
    applicant does not know. `asked` is the fact asked for last, `contradictions_asked` are those asked about already,
    `applicant_words` the words for the applicant (我, 我儿子). Of the last message, `mentioned` are the facts it told
    or took back, `changed` those it corrected, `faults` those whose value cannot be, and why, `refused_date` the date
    among them;
    `answered` says that it answered the question asked, `outside` why no notice covers what it aims at. `waiting`
    says that the notice to check against was asked for, `candidates` are the ids that the last message leaves for
    it. `proposed` are readings of a language model that wait for the applicant's word, and are no facts before it.
    `approximate` are values told roughly (五年了), of facts that are not among `facts`. `asked_whether` is the
    question last asked where it only asked whether the fact is one of a few values.
    `aimed_levels` are the words of levels by which a title was aimed at last (高级教师).
    `work_place` is where the applicant works, as told; whether that is inside a notice's place is a fact of its own.
    `unheard` are the words of the last message in which no fact was heard; `left_out` are those of the talk that may
    bear on conditions all the same, `asked_left_out` says that the last question was whether they do.
    """

    notice: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    asked: str | None = None
    applicant_words: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)
    outside: Outcome | None = None
    refused_date: str | None = None
    answered: bool = False
    waiting: bool = False
    candidates: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    aimed_levels: tuple[str, ...] = ()
    work_place: PlaceMention | None = None
    asked_whether: WhetherQuestion | None = None
    approximate: dict[str, Interval | Amount | Among] = field(default_factory=dict)
    contradictions_asked: set[tuple[str, ...]] = field(default_factory=set)
    unheard: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    asked_left_out: bool = False

    @property
    def in_hand(self) -> bool:
        """Whether something is known that can be checked against a notice."""
        return bool(self.notice and (self.facts or self.unsure or self.approximate))

    def known_facts(self, vocabulary: FactVocabulary, today: date | None = None) -> Facts:
        """Return what is known of the facts in `vocabulary`, no others; FactsError where a stated value cannot be.

        No date may lie after `today`.
        """
        told = {fact: value for fact, value in self.approximate.items() if fact in vocabulary}
        stated = {fact: value for fact, value in self.facts.items() if fact in vocabulary}
        return vocabulary.parse(stated, today, unsure=frozenset(self.unsure)).with_approximate(told)

    @stage("extraction")
    def take_in(self, message: str, question: Question, knowledge: Knowledge, choice: str | None, today: date) -> bool:
        """Take in what `message` tells of the applicant; True when the checker should speak.

        `choice` is the notice chosen on the page.
        """
        meant = self._notice_meant(question, choice, knowledge.packs)
        turns = turns_to_speaker(message, self.applicant_words, knowledge.lexicon)
        if turns:
            self._forget_applicant()
        if self.in_hand and (turned_to := self._turned_to(question, knowledge)):
            self._turn_to(turned_to, question, knowledge)
            return True
        year = next((notice.year for notice in knowledge.notices if notice.id == meant), None)
        self.faults, self.changed, self.candidates, self.unheard = {}, (), question.scope.notices, ()
        if self._answers_whether(message, knowledge):
            return True
        wording = knowledge.fact_wording
        bare_date = self.refused_date or awaited_date(
            message, self.asked, self.facts, self.approximate, self.mentioned, wording
        )
        extracted = knowledge.extractor_for(meant or self.notice).extract(
            message, self.asked, self.facts, year, self.applicant_words, bare_date
        )
        self.outside = aimed_outside(question, extracted)
        located = extracted.work_place is not None and self.asked == self._inside_fact(knowledge)
        told = (*extracted.facts, *(each.fact for each in extracted.approximate), *extracted.unsure)
        self.mentioned, self.unheard = (*told, *extracted.withdrawn), extracted.unheard
        self.answered = located or self.asked in self.mentioned
        if self.waiting and question.scope.named and meant:
            self._aim_at(meant, question, knowledge)
            self.waiting = False
            self.answered = not extracted.facts and only_turns(question, knowledge.lexicon.question)
            self._take(message, extracted, knowledge, today)
            return True
        own_details = extracted.own_details or (
            extracted.names_work and asks_no_more(question, knowledge.lexicon.question)
        )
        if not turns and not own_details and not self.mentioned:
            self.refused_date = None
            return False
        self._aim_at(meant or self.notice, question, knowledge)
        self._take(message, extracted, knowledge, today)
        return True

    def _forget_applicant(self) -> None:
        """Forget all that is known of the applicant; the notice to check against stays."""
        aimed = ApplicantCase(self.notice, aimed_levels=self.aimed_levels)
        for each in fields(self):
            setattr(self, each.name, getattr(aimed, each.name))

    def _answers_whether(self, message: str, knowledge: Knowledge) -> bool:
        """Take in a bare yes or no to the question whether a fact is one of a few values."""
        asked = self.asked_whether
        yes = knowledge.extractor.yes_or_no(message) if asked and asked.fact == self.asked else None
        if asked is None or yes is None:
            return False
        self.answer_whether(asked, yes)
        self.mentioned, self.answered, self.outside, self.refused_date = (asked.fact,), True, None, None
        return True

    def answer_whether(self, asked: WhetherQuestion, yes: bool) -> None:
        """Set what the answer to a question whether tells of its fact."""
        value = asked.answered(yes)
        self.state(asked.fact, None if isinstance(value, Among) else value)
        if isinstance(value, Among):
            self.approximate[asked.fact] = value

    def _turn_to(self, notice: str, question: Question, knowledge: Knowledge) -> None:
        """Go on with what is known against another notice, or for another title of the same."""
        self._aim_at(notice, question, knowledge)
        self._locate(knowledge)
        self.asked, self.waiting, self.answered = None, False, True
        self.faults, self.changed, self.mentioned = {}, (), ()
        self.outside, self.refused_date, self.candidates = None, None, question.scope.notices

    def _locate(self, knowledge: Knowledge) -> None:
        """Work out anew whether the place of work is inside the place of the notice in hand, where rules ask for it."""
        fact = self._inside_fact(knowledge)
        if fact not in knowledge.facts_in_use or not self.notice:
            return
        inside = works_inside(self.work_place, self.notice, knowledge) if self.work_place else None
        self.unsure.discard(fact)
        if inside is None:
            self.facts.pop(fact, None)
        else:
            self.facts[fact] = inside

    def _turned_to(self, question: Question, knowledge: Knowledge) -> str | None:
        """The other notice that a message does no more than turn to; that in hand for another title (那高级教师呢)."""
        other = turns_to(question, self.notice, knowledge.packs)
        if other or not self.notice or question.scope.outside or self.notice not in question.scope.notices:
            return other
        is_other_title = question.features.aimed_levels not in ((), self.aimed_levels)
        names = (*names_of_notices(question), *knowledge.check_models[self.notice].titles)
        return self.notice if is_other_title and names_only_an_aim(question.text, names) else None

    def _aim_at(self, notice: str | None, question: Question, knowledge: Knowledge) -> None:
        """Check against this notice, for the title aimed at, from now on; what was known of another one's place goes.

        A title aimed at stays aimed at until another one, or another notice, is named.
        """
        if notice != self.notice:
            self.facts.pop(self._inside_fact(knowledge), None)
            self.facts.pop(vague_speciality(self.facts, None, notice, knowledge) or "", None)
            self.aimed_levels = () if self.notice else self.aimed_levels
        model = knowledge.check_models.get(notice or "")
        titles = model.titles if model else ()
        in_short = titles_in_short(search_spelling(question.text), titles, knowledge.lexicon)
        self.aimed_levels = question.features.aimed_levels or in_short or self.aimed_levels
        self.notice = notice

    def check_model(self, knowledge: Knowledge) -> CheckModel:
        """Return the model of the notice in hand, for the titles aimed at alone; KeyError where it has no rules."""
        model = knowledge.check_models[self.notice or ""]
        return model_for_titles(model, aimed_titles(self.aimed_levels, model.titles, knowledge.title_levels))

    @staticmethod
    def _inside_fact(knowledge: Knowledge) -> str:
        return knowledge.fact_wording.file.work_places.inside_fact

    def state(self, fact: str, value: Any) -> None:
        """Set a fact by hand, or forget it with None."""
        self.unsure.discard(fact)
        self.words.pop(fact, None)
        self.approximate.pop(fact, None)
        self.faults.pop(fact, None)
        self.asked, self.asked_whether, self.outside = None, None, None
        if value is None:
            self.facts.pop(fact, None)
        else:
            self.facts[fact] = value

    def _notice_meant(self, question: Question, choice: str | None, known: Collection[str]) -> str | None:
        """The one notice with rules that the message, the page or the talk so far points to.

        A message that is not for the notice chosen turns the case to no other: those of its scope are only near.
        """
        if question.scope.outside and choice in known:
            return choice
        if self.in_hand and choice not in known and not names_an_aim(question):
            return self.notice
        named = [n for n in question.scope.notices if n in known] if question.scope.named else []
        if len(named) == 1 and len(question.scope.notices) <= MOST_MEANT:
            return named[0]
        return choice if choice in known else self.notice

    def _take(self, message: str, extracted: Extracted, knowledge: Knowledge, today: date) -> None:
        """Store valid facts; record a reason for each value that fails validation."""
        vocabulary, replies = knowledge.facts, knowledge.replies
        vague = vague_speciality(extracted.facts, self.asked, self.notice, knowledge)
        for fact, value in extracted.facts.items():
            if fact == vague:
                continue
            start, end = extracted.spans.get(fact, (0, 0))
            try:
                vocabulary.parse({fact: value}, today)
            except FactsError as fault:
                name, words, why = vocabulary[fact].short, message[start:end], fault.faults[0].plain
                self.faults[fact] = replies.say("fault_value", fact=name, words=words, why=why)
                continue
            self.facts[fact], self.words[fact] = value, message[start:end]
            self.unsure.discard(fact)
            self.approximate.pop(fact, None)
        for fact in extracted.withdrawn:
            self.state(fact, None)
        self._take_approximate(extracted, knowledge, today)
        self.refused_date = next((fact for fact in self.faults if vocabulary[fact].type == "date"), None)
        self.unsure |= set(extracted.unsure)
        self.changed = tuple(fact for fact in extracted.corrections if fact not in self.faults)
        self.applicant_words = extracted.applicant_words
        self.work_place = extracted.work_place or self.work_place
        if extracted.work_place or (self.work_place and self._inside_fact(knowledge) not in self.facts):
            self._locate(knowledge)

    def _take_approximate(self, extracted: Extracted, knowledge: Knowledge, today: date) -> None:
        """Store what is told roughly; what was, of a value that another one replaces now, falls with it."""
        replaced = {*extracted.withdrawn, *self.changed, *extracted.corrections}
        for fact in [fact for fact in self.approximate if knowledge.facts[fact].after in replaced]:
            del self.approximate[fact]
        for told in extracted.approximate:
            value = approximate_value(told, knowledge.facts, knowledge.replies, today)
            if value is None or is_to_come(value, today):
                for fact in what_is_dated(told.fact, knowledge.facts) & set(extracted.facts):
                    self.state(fact, None)
            elif told.fact not in self.facts:
                self.approximate[told.fact] = value
                self.unsure.discard(told.fact)
