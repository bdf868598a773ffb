"""Education, degree, title and skill certificate as they are held, each with its own date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guidance.extraction.certificate_levels import certificate_differs
from guidance.extraction.credential_mentions import (
    BIRTH,
    DEGREE,
    EDUCATION,
    ENGINEER,
    GRADUATION,
    NOT_ENGINEER,
    SKILL,
    START,
    TITLE,
    CredentialFinder,
    CredentialMention,
)
from guidance.extraction.date_attachment import AttachedDate, aim_pattern, attach_dates
from guidance.extraction.elapsed_time import elapsed_times
from guidance.extraction.extraction_result import Approximation, DateMention, FactFinding, Span, Value
from guidance.extraction.fact_wording import FactWording
from guidance.extraction.held_titles import is_still_aimed_at, is_title_held
from guidance.extraction.job_titles import is_of_others
from guidance.extraction.local_names import LocalNames
from guidance.extraction.put_right import put_right
from guidance.extraction.relative_dates import as_relative, relative_dates

NONE = "none"  # the value of a degree fact that says there is none
_SEVERAL = re.compile(
    r"(?:招聘?|引进|来|新?进|培养)(?:进来?)?了?(?:[一1-9]|\d{2,}|[两俩三四五六七八九十几]+)(?:个|名|位)[^\n,;。!?]{0,8}\Z"
    r"|(?<![读念上拿修])(?<![读念上拿修]了)(?:[2-9]|\d{2,}|[两俩三四五六七八九十几])(?:名|位)\Z"
)
_ARRIVED = re.compile("入职|进(?!入?(?:这|本)?行)|[到去来]")
_DEGREE_ONLY = re.compile(
    r"只(?:拿了?|有|拿到了?|给了?)(?:个|一个)?学位|学位[^\n,;。]{0,6}没有?学历|没有?(?:研究生)?学历|单证"
    r"|学位证?书?有[^\n,;。没]{0,2},?毕业证书?(?:也|却|就|还)?没|毕业证书?(?:也|却|就|还)?没[^\n;。]{0,6}有学位"
)
_NO_DEGREE = re.compile(
    r"没有?(?:拿到?|给|发|取得|获得)?(?:过)?(?:任何|毕业证书?[和、也]?)?(?:学士)?学位"
    r"|学位证?书?(?:也|都|还|却|就|当年|当时|那年|一直)*(?:没有?(?:拿|给|发)?|无)|无学位"
)
_DEGREE_TOO = re.compile(
    r"双证|(?<!没)(?<!没有)(?:有|拿到?了?|发了)(?:毕业证书?[和、及])?学位证"
    r"|(?:学历和?学位|学历、学位|毕业证书?[、和]?学位证书?|学位(?:证书?)?)"
    r"(?:都|也|均|全|书|我|,| )*(?:有|齐|在|全|拿|发)"
)
_EDUCATION_RECORD = re.compile(r"(?:的|毕业的?)?学历")  # who has the record of it has graduated
_UNFINISHED = re.compile("结业|肄业|修业|培训|没毕业|毕业证")
_AS_DEGREE = re.compile(r"学位(?:是|为|:|就是|写的)+\Z")
_DEGREE_BEHIND = re.compile(
    r"[^,;。\n历毕]{0,6}?(?:拿|取得|获得?|授予)(?:了|的|到)[^,;。\n历]{0,2}学位"
)  # 硕士是在职拿的学位
_ON_PAPER = re.compile(r"学历[^\n,;。]{0,8}\Z")
_EDUCATION_IS = re.compile(r"学历(?:上|我|现在|目前|其实|实际|仍然?|还|就|只|也|依然|才)*(?:是|算|为|:)\Z")

Mentions = list[CredentialMention]
Dates = list[AttachedDate]


class QualificationFinder:
    """Finds what the applicant holds: the highest of each kind, and the dates that belong to it."""

    def __init__(self, wording: FactWording, credentials: CredentialFinder, local: LocalNames) -> None:
        self._file, self._wording, self._credentials = wording.file, wording, credentials
        self._aim = aim_pattern(local)
        self._education_ranks = {value: at for at, value in enumerate(self._ranks(self._file.education.fact))}

    def find(
        self, text: str, full_text: str, dates: list[DateMention], known_education: Value | None = None
    ) -> list[FactFinding]:
        """Return education, degree, title, skill certificate and all dates as the masked `text` tells them.

        Of the `known_education` a message may say that the degree goes with it: 学历学位证都有.
        """
        mentions = self._mentions(text, full_text)
        findings = self._held(text, full_text, dates, mentions, known_education)
        stated = {finding.fact for finding in findings}
        return [*findings, *(denial for denial in self._denials(mentions) if denial.fact not in stated)]

    def approximate(self, text: str, full_text: str, dates: list[DateMention]) -> list[Approximation]:
        """Return the dates that the masked `text` tells as a length of time: 工程师五年了."""
        mentions = self._mentions(text, full_text)
        live = [m for m in mentions if m.kind != TITLE or is_title_held(text, full_text, m, self._file.titles.aimed_at)]
        taken = {at for date in dates for at in range(date.start, date.end)}
        levels = [self._level(m) for m in live if m.kind == TITLE and not m.denied]
        top = max(levels, key=self._ranks(self._file.titles.fact).index, default=None)
        return [
            Approximation(fact, each.lowest, each.highest, each.text)
            for each in elapsed_times(text, full_text, taken, live)
            if (fact := self._date_fact(each.kind, each.mention))
            and (each.kind != TITLE or each.mention is None or self._level(each.mention) == top)
        ]

    def relative(self, text: str, full_text: str) -> list[Approximation]:
        """Return the dates that the masked `text` tells by a word for their year, known on the day of asking."""
        dates = relative_dates(full_text)
        found = self._held(text, full_text, dates, self._mentions(text, full_text)) if dates else []
        return [told for each in found if (told := as_relative(each))]

    def _mentions(self, text: str, full_text: str) -> Mentions:
        """The mentions of the masked `text`; what is still to be obtained by the words around it is denied."""
        mentions = put_right(self._credentials.find(text), text)
        return [replace(m, denied=True) if is_still_aimed_at(full_text, m) else m for m in mentions]

    def _held(
        self,
        text: str,
        full_text: str,
        dates: list[DateMention],
        mentions: Mentions,
        known_education: Value | None = None,
    ) -> list[FactFinding]:
        """What is held of the things mentioned, and their dates."""
        live = [m for m in mentions if m.kind != TITLE or is_title_held(text, full_text, m, self._file.titles.aimed_at)]
        attached = attach_dates(text, full_text, dates, live, self._aim)
        held_titles = [m for m in live if m.kind == TITLE and not m.denied]
        return [
            *self._schooling(text, mentions, attached, known_education),
            *self._title(mentions, held_titles, attached),
            *self._skill(text, mentions, attached),
            *self._event_dates(attached, bool(held_titles)),
        ]

    def credential_spans(self, text: str) -> list[Span]:
        """Return where words of credentials stand in `text`."""
        return [(mention.start, mention.end) for mention in self._credentials.find(text) if not mention.is_event]

    def unfinished(self, text: str, spans: Iterable[Span]) -> list[FactFinding]:
        """Return as denied what clauses at `spans` of the unmasked `text` say is not finished: 硕士还在读."""
        studies = [m for start, end in spans for m in self._credentials.find(text[start:end])]
        return list(self._denials([replace(m, denied=True) for m in studies if m.kind in (EDUCATION, DEGREE)]))

    def _denials(self, mentions: Mentions) -> Iterator[FactFinding]:
        """What is denied of each fact; a word like 硕士 may have meant the education or the degree."""
        file = self._file
        for mention in (m for m in mentions if m.denied):
            facts: list[tuple[str, str | bool]] = []
            match mention.kind:
                case "education":
                    facts = [(file.education.fact, mention.value), (file.degree.fact, mention.value)]
                case "degree":
                    facts = [(file.degree.fact, mention.value)]
                case "skill":
                    facts = [(file.skills.fact, mention.value)]
                case "title":
                    facts = [(file.titles.fact, self._level(mention))]
            for fact, value in facts:
                yield FactFinding(fact, None, mention.start, mention.end, denied=value)

    def _ranks(self, fact: str) -> list[str]:
        return list(self._wording.facts[fact].values)

    def _schooling(
        self, text: str, mentions: Mentions, attached: Dates, known_education: Value | None
    ) -> Iterator[FactFinding]:
        educations, degrees = self._educations_and_degrees(text, mentions)
        top = max(educations, key=self._education_rank, default=None)
        if top and top.value == NONE and degrees:  # 硕士学位,没学历: some education went before the degree
            top = None
        if top:
            yield FactFinding(self._file.education.fact, top.value, top.start, top.end)
            if _EDUCATION_RECORD.match(text, top.end) and not _UNFINISHED.search(text):
                completion = self._file.schooling.completion
                yield FactFinding(completion.fact, completion.graduated, top.start, top.end)
        yield from self._degree(text, degrees, top.value if top else known_education)
        yield from self._graduation(attached, top, degrees)

    def _educations_and_degrees(self, text: str, mentions: Mentions) -> tuple[Mentions, Mentions]:
        """The mentions sorted: 硕士 is a degree where no education goes with it, 第二学士学位 may be an education."""
        stated = [self._education_ranks.get(m.value, -1) for m in mentions if _EDUCATION_IS.search(text, 0, m.start)]
        degree_only = _DEGREE_ONLY.search(text)
        educations: Mentions = []
        degrees: Mentions = []
        for mention in (m for m in mentions if not m.denied and m.kind in (EDUCATION, DEGREE)):
            if _SEVERAL.search(text, 0, mention.start):
                continue
            outranks = bool(stated) and self._education_ranks.get(mention.value, -1) > max(stated)
            is_degree = self._is_degree(text, mention, outranks or bool(degree_only))
            (degrees if is_degree else educations).append(mention)
        return educations, degrees

    def _is_degree(self, text: str, mention: CredentialMention, degree_only: bool) -> bool:
        schooling = self._file.schooling
        may_be_education = mention.value in schooling.education_named_as_degree
        if mention.kind == DEGREE and not (may_be_education and _ON_PAPER.search(text, 0, mention.start)):
            return True
        named_degree = (
            degree_only or _AS_DEGREE.search(text, 0, mention.start) or _DEGREE_BEHIND.match(text, mention.end)
        )
        return bool(named_degree) and mention.value in schooling.postgraduate

    def _education_rank(self, mention: CredentialMention) -> tuple[int, int]:
        return self._education_ranks.get(mention.value, -1), mention.start

    def _degree(self, text: str, degrees: Mentions, education: Value | None) -> Iterator[FactFinding]:
        fact = self._file.degree.fact
        best = max(degrees, key=self._education_rank, default=None)
        none, both = _NO_DEGREE.search(text), _DEGREE_TOO.search(text)
        if best:
            yield FactFinding(fact, best.value, best.start, best.end)
        elif none:
            yield FactFinding(fact, NONE, *none.span())
        elif both and education in self._file.schooling.degree_with_education:
            yield FactFinding(fact, education, *both.span())

    def _graduation(self, attached: Dates, top: CredentialMention | None, degrees: Mentions) -> Iterator[FactFinding]:
        own = [
            date
            for date in attached
            if date.kind == EDUCATION and (date.mention is None or top is None or date.mention.value == top.value)
        ]
        if not own and (top is None or any(m.value == top.value for m in degrees)):
            own = [date for date in attached if date.kind == DEGREE]
        if own:
            yield from self._dated(EDUCATION, max(own, key=lambda date: date.date.value))

    def _title(self, mentions: Mentions, held: Mentions, attached: Dates) -> Iterator[FactFinding]:
        fact, order = self._file.titles.fact, self._ranks(self._file.titles.fact)
        top = max(held, key=lambda m: (order.index(self._level(m)), m.value == ENGINEER), default=None)
        if top:
            yield FactFinding(fact, self._level(top), top.start, top.end)
            if self._level(top) == self._file.titles.engineer_level:
                yield from self._engineer(mentions, held)
        if own := self._best_dated([date for date in attached if date.kind == TITLE], top):
            yield from self._dated(TITLE, own)

    def _best_dated(self, dates: Dates, top: CredentialMention | None) -> AttachedDate | None:
        """The title's date: of the very title where it has one, of the award rather than of the certificate."""
        own = [d for d in dates if not top or not d.mention or self._level(d.mention) == self._level(top)]
        same = [d for d in own if top and d.mention and d.mention.value == top.value]
        best = [d for d in same or own if not d.issued] or same or own
        return best[-1] if best else None

    def _engineer(self, mentions: Mentions, held: Mentions) -> Iterator[FactFinding]:
        fact = self._file.titles.engineer_fact
        for mention in sorted(held, key=lambda m: m.value != ENGINEER):
            if mention.value in (ENGINEER, NOT_ENGINEER):
                yield FactFinding(fact, mention.value == ENGINEER, mention.start, mention.end)
                return
        for mention in mentions:
            if mention.kind == TITLE and mention.value == ENGINEER and mention.denied:
                yield FactFinding(fact, False, mention.start, mention.end)

    def _level(self, mention: CredentialMention) -> str:
        return self._file.titles.engineer_level if mention.value in (ENGINEER, NOT_ENGINEER) else mention.value

    def _skill(self, text: str, mentions: Mentions, attached: Dates) -> Iterator[FactFinding]:
        fact = self._file.skills.fact
        ranks = self._ranks(fact)
        held = [m for m in mentions if m.kind == SKILL and not m.denied and not is_of_others(text, m.start)]
        top = max(held, key=lambda m: ranks.index(m.value), default=None)
        if not top:
            return
        if certificate_differs(text, top.value, self._file.answers.short.get(fact, {})):
            yield FactFinding(fact, None, top.start, top.end, denied=top.value)
            return
        yield FactFinding(fact, top.value, top.start, top.end)
        for date in attached:
            if date.kind == SKILL and date.mention and date.mention.value == top.value:
                yield from self._dated(SKILL, date)

    def _event_dates(self, attached: Dates, has_title: bool) -> Iterator[FactFinding]:
        """The first date of every other event: the start of the work, and what the wording adds.

        Who has a title need not have begun their work when they came to where they are.
        """
        arrived = {date.date for date in attached if date.mention and _ARRIVED.match(date.mention.value)}
        for fact, entry in self._file.dates.items():
            kind = entry.of if entry.of in (START, BIRTH) else fact
            dates = [date.date for date in attached if date.kind == kind]
            if kind == START and has_title:
                dates = [date for date in dates if date not in arrived]
            if dates:
                first = min(dates, key=lambda date: date.value)
                yield FactFinding(fact, first.value, first.start, first.end)

    def _dated(self, kind: str, attached: AttachedDate) -> Iterator[FactFinding]:
        """The date as a finding of the fact that is the date of `kind`, where there is one for that level."""
        if fact := self._date_fact(kind, attached.mention):
            date = attached.date
            yield FactFinding(fact, date.value, date.start, date.end)

    def _date_fact(self, kind: str, mention: CredentialMention | None) -> str | None:
        """The fact that is the date of `kind`; None where it is only asked for other levels than the mention's."""
        fact = self._wording.date_of(EDUCATION if kind == GRADUATION else kind)
        levels = self._file.dates[fact].only if fact else []
        return fact if fact and (not levels or (mention and mention.value in levels)) else None
