"""What a message tells of the applicant → facts: one spelling, masking, dates, facts, answers, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from guidance.extraction.agreement_kinds import AgreementKinds
from guidance.extraction.broken_periods import without_broken
from guidance.extraction.button_labels import ButtonLabels
from guidance.extraction.came_about import CameAbout
from guidance.extraction.corrected_values import corrected_value
from guidance.extraction.counts import CountFinder
from guidance.extraction.credential_mentions import START, TITLE, CredentialFinder
from guidance.extraction.date_answers import answered_date, refined_date
from guidance.extraction.date_mentions import find_dates
from guidance.extraction.double_negation import without_undone
from guidance.extraction.elapsed_time import bare_length
from guidance.extraction.extraction_result import (
    Approximation,
    DateMention,
    Extracted,
    FactFinding,
    KnownFacts,
    Span,
    extracted,
)
from guidance.extraction.fact_phrases import PhraseFinder
from guidance.extraction.fact_wording import FactWording
from guidance.extraction.fields_of_work import names_work
from guidance.extraction.fold_message import MessageFolder
from guidance.extraction.general_questions import GeneralQuestions
from guidance.extraction.local_names import LocalNames
from guidance.extraction.mask import MaskedMessage, mask_message
from guidance.extraction.modality import modality_patterns
from guidance.extraction.parts_of_works import PartsOfWorks
from guidance.extraction.places import PlaceFinder
from guidance.extraction.present_states import PresentStates
from guidance.extraction.prizes import PrizeFinder
from guidance.extraction.qualifications import QualificationFinder
from guidance.extraction.reconcile import corrected_date, is_correction, reconcile
from guidance.extraction.relative_dates import answered_relative
from guidance.extraction.reopened_facts import ReopenedFacts
from guidance.extraction.revoked_things import RevokedThings
from guidance.extraction.running_periods import RunningPeriods
from guidance.extraction.short_answers import ShortAnswers
from guidance.extraction.stated_exceptions import without_exceptions, without_not_yet
from guidance.extraction.subjects import subject_patterns
from guidance.extraction.time_spent import TimeSpentFinder
from guidance.extraction.unexplained_works import UnexplainedWorks
from guidance.extraction.unfinished_things import without_unfinished
from guidance.extraction.unheard_words import unheard_words
from guidance.extraction.work_divisions import WorkDivisionFinder
from guidance.lexicon.lexicon import Lexicon
from ingest.divisions.division_table import NO_DIVISIONS, DivisionTable

_RATHER = re.compile(r"(?:不是|不,|应该是)[^,。]{0,6}\d")
_ASKS_FOR_SELF = re.compile(
    r"(?:[^,;。!?我他她问]{2,16}(?=(?:我|本人)[能可够有]))?(?:请问|你好|您好|[,。!?\s]|(?:我|本人)?(?:就|也|只是?)?(?:想|要)?(?:请)?(?:问|咨询|了解|知道|打听)(?:一下|下|问)?)*(?:我|本人)(?:这样|这种|这情况|这个|现在|今年|的?条件|自己)*"
    r"(?:能不能|能否|可不可以|可以|能|够不够|有没有资格|有资格)[^,。?]{0,4}(?:报|评|申报|初定|参评)[^,。?]{0,12}[?。!]?\Z"
)
_AIMS_FOR_SELF = re.compile(
    r"(?:我|本人)[^?]*[,;。](?:我|也|就|现在)*(?:想|要|打算|准备)?(?:申报|报|评|初定)[^,;。?!吗么呢嘛啥什哪怎几多能可要不没]{0,10}[。!]?\Z"
)
_TAKES_BACK = re.compile(
    r"(?<=[^,;。!?\s])[,;。!?\s](?=(?:哈*(?:我|跟|和|逗|你|们)*(?:开个?玩笑|逗你玩?|吹牛)|[啊哦噢呃哎诶]*(?:不对?|不是不是|我?(?:刚才?)?[说写打记填弄搞]错了?|错了|更正(?:一下)?))(?:的|了|啦)*[,;:。!\s]\S)"
)
_BEHIND_CORRECTION = re.compile(r"\A[^,;:。!?]*[,;:。!?]+|(?:应该|其实|而)|[,;。!?\s]+\Z")
_BEHIND_NOTICE_YEAR = re.compile(r"度|版|(?:年度?)?(?:的)?(?:这|那|上半年|下半年|第?[一二]批)|高|通知|文件")
LONGEST = 5000  # characters of a message that are read; what follows repeats or rambles


class FactExtractor:
    """Extracts an applicant's facts from messages; everything that it looks for is compiled once.

    `wording` says how each fact is put in words, `lexicon` how people speak, `local` how the notices' own places and
    specialities are called; places of work are looked for in `divisions`, where some are given.
    """

    def __init__(
        self, wording: FactWording, lexicon: Lexicon, local: LocalNames, divisions: DivisionTable = NO_DIVISIONS
    ) -> None:
        file = wording.file
        self._wording, self._facts = wording, wording.facts
        self._subjects, self._modality = subject_patterns(lexicon), modality_patterns(lexicon)
        self._general = GeneralQuestions(lexicon)
        self._folder = MessageFolder(file.spelling)
        self._labels = ButtonLabels(wording.facts, self._folder)
        self._places = places = PlaceFinder(file, local)
        self._divisions = WorkDivisionFinder(divisions, file.work_places.zones, local)
        self._counts = CountFinder(file.counts, wording.facts)
        self._phrases = PhraseFinder(wording, lexicon.negation, places, local.specialities)
        self._qualifications = QualificationFinder(
            wording, CredentialFinder(file, lexicon.negation, lexicon.people), local
        )
        self._years = TimeSpentFinder(file.years)
        completion = file.schooling.completion.fact
        self._units = {fact: words.units for fact, words in file.counts.items()}
        self._works, self._studies = frozenset(file.counts), {file.education.fact, file.degree.fact, completion}
        self._credentials = {file.titles.fact, file.titles.engineer_fact, file.skills.fact}
        self._prizes = PrizeFinder(file.prizes, local.provinces)
        self._revoked = RevokedThings(file.revoked, file.counts, wording.facts)
        self._parts, self._unexplained = PartsOfWorks(file.counts), UnexplainedWorks(file.counts, file.works_explained)
        self._reopened = ReopenedFacts(file, wording.facts, local.specialities)
        self._at_work = {*file.years, wording.date_of(START) or ""}
        self._agreements, self._came_about = AgreementKinds(file.agreements), CameAbout(file.givers, wording.facts)
        self._states, self._periods = PresentStates(file.present_states), RunningPeriods(file.periods)
        self._answers = ShortAnswers(wording, places, self._counts)

    def extract(
        self,
        message: str,
        asked: str | None = None,
        known: KnownFacts | None = None,
        notice_year: int | None = None,
        applicant_words: tuple[str, ...] = (),
        refused: str | None = None,
    ) -> Extracted:
        """Return the facts that `message` tells about the applicant, and what it corrects or leaves open.

        `asked` is the fact that the last question asked for, `known` what the talk has brought so far, `notice_year`
        the year of the notice (a year that the notice bears is no date of the applicant's), `applicant_words` the
        words for the applicant from an earlier turn, `refused` the date whose last value could not be.
        """
        known = known or {}
        text = self._folder.fold(message[:LONGEST])
        if turn := _TAKES_BACK.search(text):
            return self._corrected(message, turn.start(), asked, known, notice_year, applicant_words, refused)
        asked = asked if asked in self._facts else None
        if asked and (value := self._labels.value(asked, text)) is not None:
            pressed = {asked: FactFinding(asked, value, 0, len(text))}
            return extracted(pressed, known, own_details=True, applicant_words=applicant_words)
        masked = mask_message(
            text, self._subjects, self._modality, applicant_words, bool(known or asked), self._general
        )
        asks_for_self = bool(_ASKS_FOR_SELF.match(text) or _AIMS_FOR_SELF.search(text))
        if masked.tells_nothing and not (asked or known or refused):
            return Extracted({}, own_details=asks_for_self, applicant_words=masked.applicant_words or applicant_words)
        corrects = is_correction(text, self._wording) or bool(_RATHER.match(text))
        findings = self._findings(masked, notice_year, asked, known)
        credentials = self._qualifications.credential_spans(masked.masked_text)
        findings = self._revoked.without_revoked(findings, masked, known, credentials)
        doubted = any(isinstance(finding.denied, bool | int) for finding in findings)
        findings.sort(key=lambda finding: finding.denied is None)  # what is stated comes last and counts
        found = {finding.fact: finding for finding in findings}
        bare = self._bare_answer(found, text, asked, known, corrects, refused)
        found = {fact: finding for fact, finding in found.items() if not self._is_said_by(bare, finding)} | bare
        found = reconcile(found, known, corrects, text, self._wording)
        unsure = (asked,) if asked and not _is_stated(found, asked) and self._answers.is_unsure(text) else ()
        is_place_asked = asked == self._wording.file.work_places.inside_fact
        work_place = self._divisions.find(text if is_place_asked else masked.masked_text, is_place_asked)
        own_details = bool(unsure or work_place or doubted or asks_for_self)
        told = extracted(found, known, unsure, own_details, masked.applicant_words or applicant_words)
        approximate = tuple(each for each in self._approximate(masked, asked) if each.fact not in told.facts)
        unheard = () if unsure else tuple(message[slice(*span)] for span in self._unheard(masked, found))
        return replace(
            told,
            work_place=work_place,
            approximate=approximate,
            own_details=told.own_details or bool(approximate),
            names_work=names_work(masked.masked_text),
            unheard=unheard,
        )

    def _unheard(self, masked: MaskedMessage, found: Mapping[str, FactFinding]) -> Iterator[Span]:
        """Where words stand that state something of the applicant in which nothing was heard."""
        dates = self._wording.date_facts
        heard = [(finding.start, finding.end) for finding in found.values() if finding.fact not in dates]
        dated = [(finding.start, finding.end) for finding in found.values() if finding.fact in dates]
        spans = unheard_words(masked, heard, dated)
        yield from (span for span in spans if not self._unexplained.explains(masked.full_text[slice(*span)]))

    def yes_or_no(self, message: str) -> bool | None:
        """Return what a message that is nothing but yes or no says; None for any other."""
        return self._answers.yes_or_no(self._folder.fold(message[:LONGEST]))

    def _approximate(self, masked: MaskedMessage, asked: str | None) -> list[Approximation]:
        """What the message tells roughly; a bare length of time answers the question for a date."""
        text, full_text = masked.masked_text, masked.full_text
        if masked.tells_nothing and not asked:
            return []
        dates = find_dates(full_text)
        found = [
            *self._qualifications.approximate(text, full_text, dates),
            *self._qualifications.relative(text, full_text),
        ]
        found += [*self._years.approximate(text, full_text, dates), *self._counts.approximate(text, full_text)]
        if asked in self._wording.date_facts and not found and not dates:
            length = bare_length(full_text)
            told = Approximation(asked, *length) if length else answered_relative(full_text, asked)
            found = [told] if told else []
        return list({each.fact: each for each in found}.values())

    def _corrected(
        self,
        message: str,
        at: int,
        asked: str | None,
        known: KnownFacts,
        notice_year: int | None,
        applicant_words: tuple[str, ...],
        refused: str | None,
    ) -> Extracted:
        """What a message tells that corrects itself at `at`: its parts are taken as one turn after the other."""
        before = self.extract(message[:at], asked, known, notice_year, applicant_words, refused)
        merged = {fact: value for fact, value in {**known, **before.facts}.items() if fact not in before.withdrawn}
        after = self.extract(message[at + 1 :], asked, merged, notice_year, before.applicant_words, None)
        return before.followed_by(after, at + 1)

    def _findings(
        self, masked: MaskedMessage, notice_year: int | None, asked: str | None, known: KnownFacts
    ) -> list[FactFinding]:
        text, full_text = masked.masked_text, masked.full_text
        if masked.tells_nothing:
            return self._reopened.reopened([], text, full_text, known)
        dates = [date for date in find_dates(full_text) if not _is_notice_year(date, full_text, notice_year)]
        findings = [
            *self._phrases.find(text, full_text),
            *self._qualifications.find(text, full_text, dates, known.get(self._wording.file.education.fact)),
            *self._counts.find(text, full_text),
            *self._years.find(text, full_text, dates),
            *self._prizes.find(text, asked),
        ]
        named = self._qualifications.credential_spans(full_text)
        begun = (masked.unfinished, self._works, self._studies, self._credentials, named)
        findings = without_unfinished(findings, full_text, *begun)
        findings += self._qualifications.unfinished(full_text, masked.unfinished)
        findings = self._unexplained.asked_for(findings, text, full_text, named)
        findings = self._parts.heard(findings, masked) or self._parts.of_known(text, known)
        findings = self._states.as_now(self._periods.judged(findings, text, full_text), text)
        findings = without_exceptions(findings, full_text, self._wording.date_of(TITLE), self._wording.file.yearly)
        findings = without_broken(findings, full_text, self._at_work)
        findings = without_not_yet(findings, full_text, self._wording.file.present_states)
        findings = self._came_about.without_unknown_givers(self._agreements.without_other(findings, full_text), text)
        findings = without_undone(findings, full_text) or self._periods.over_by_now(text, known)
        if not findings and (masked.tells_all or masked.unfinished):
            findings = self._counts.taken_back(full_text, known)
        return self._reopened.reopened(findings, text, full_text, known)

    def _is_said_by(self, bare: dict[str, FactFinding], finding: FactFinding) -> bool:
        """Whether a number is the one that answers the question for another fact of the same unit: 30学时."""
        spec = self._facts[finding.fact]
        return spec.type == "int" and any(
            answer.fact != finding.fact and answer.value == finding.value and self._facts[fact].unit == spec.unit
            for fact, answer in bare.items()
        )

    def _without_correction(self, text: str) -> str:
        """What a correction says: what stands behind the words that it opens with, or before those that it ends in."""
        first, pause, last = text.rpartition(",")
        if pause and not is_correction(first, self._wording) and is_correction(last, self._wording):
            return first
        return _BEHIND_CORRECTION.sub("", text)

    def _bare_answer(
        self,
        found: dict[str, FactFinding],
        text: str,
        asked: str | None,
        known: KnownFacts,
        corrects: bool,
        refused: str | None,
    ) -> dict[str, FactFinding]:
        """The bare date that corrects or refines a known one, or the answer to what was asked; empty for neither."""
        date_facts = self._wording.date_facts
        dated = any(fact in date_facts for fact in found)
        if refused in date_facts and not dated and (date := answered_date(text, None)):
            return {refused: FactFinding(refused, date, 0, len(text))}
        place = self._places.named_place(_BEHIND_CORRECTION.sub("", text)) if corrects else None
        if place and self._places.fact in known and self._places.fact not in found:
            return {self._places.fact: FactFinding(self._places.fact, place, 0, len(text))}
        if corrects and not dated and (corrected := corrected_date(text, known, self._wording)):
            return {corrected.fact: corrected}
        rest = self._without_correction(text) if corrects and not found else ""
        if rest and (restated := corrected_value(rest, known, self._answers, self._facts, self._units)):
            return {restated.fact: replace(restated, start=0, end=len(text))}
        answer = self._answers.answer(text, asked, known) if asked and asked not in found else None
        # a date that the message gives to another fact is no answer
        if answer and not (self._facts[answer.fact].type in ("date", "dates") and dated):
            return {answer.fact: answer}
        if not dated and (refined := refined_date(text, known, date_facts)):
            return {refined.fact: refined}
        return {}


def _is_stated(found: dict[str, FactFinding], fact: str) -> bool:
    return fact in found and found[fact].value is not None


def _is_notice_year(date: DateMention, text: str, notice_year: int | None) -> bool:
    """Whether a year is the one that the notice bears: 2024年度的, 2024这批."""
    return date.value == str(notice_year) and bool(_BEHIND_NOTICE_YEAR.match(text, date.end))
