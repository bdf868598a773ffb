"""A group of parts → the conditions of one way to a title: education, title held, years, and what else it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.rule_drafts.education_conditions import education_condition
from guidance.rule_drafts.fact_conditions import fact_condition
from guidance.rule_drafts.lengths import Length
from guidance.rule_drafts.named_things import NamedEducation, NamedTitle, Names
from guidance.rule_drafts.route_groups import Part, RouteGroup
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.schema import AtLeast, ConditionNode, Is, LeftOpen, Years
from guidance.rules.value_kinds import named_values
from ingest.text.quantities import printed_months

SERVICE = "service"
"""The name of the cut-off that lengths of service count to."""

_LEAST_REST = 4  # characters of a part that say something of their own
_MARKS = re.compile(r"[　\s0-9一二三四五六七八九十、，。；：（）().第条款项“”《》—-]+")
_ASIDE = re.compile("（[^（）]*）")


@dataclass(frozen=True)
class ConditionReader:
    """What reads the groups of one statement; `appointed` tells that years count from the appointment."""

    statement: NoticeSentence
    names: Names
    appointed: bool = False

    def conditions(self, group: RouteGroup) -> list[ConditionNode]:
        """Return the conditions of a group in the order education, title, skill, years, others."""
        found = [
            *self._education(group),
            *self.title_conditions(group),
            *self.skill(group),
            *self._years(group),
            *self.others(group),
        ]
        return [node for at, node in enumerate(found) if node not in found[:at]]

    def _education(self, group: RouteGroup) -> Iterator[ConditionNode]:
        named, quote = self.education(group)
        node = education_condition(named, self.statement.clause, quote, self.names) if named else None
        if node:
            yield node

    def education(self, group: RouteGroup) -> tuple[Sequence[NamedEducation], str]:
        """Return the educations of a group and the words that name them, its own or those it shares."""
        named = group.educations
        if named:
            return named, self.statement.quote(named[0].start, named[-1].end)
        if group.shares_education:
            return group.inherited.educations, group.inherited.education_quote
        return (), ""

    def title(self, group: RouteGroup) -> tuple[NamedTitle | None, str]:
        """Return the title that a group asks for, with the words that name it; one of before it for bare years."""
        last = max((length.start for _, length in group.lengths), default=len(self.statement.text))
        for part in group.parts:
            if part.titles and not part.in_brackets and part.titles[0].start < last:
                title = next((title for title in part.titles if title.level), part.titles[0])
                return title, self.statement.quote(part.start, title.end)
        if not group.skills and group.lengths and self._is_bare(*group.lengths[0]):
            return group.inherited.title, group.inherited.title_quote
        return None, ""

    def title_conditions(self, group: RouteGroup) -> Iterator[ConditionNode]:
        """Yield the conditions on the title that a group asks for."""
        title, quote = self.title(group)
        if title is None:
            return
        clause = self.statement.clause
        if not title.level:
            yield LeftOpen(left_open=f"要有的职称“{title.words}”不知道是哪一级", clause=clause, quote=quote)
            return
        spec = self.names.spec("title_level")
        quote = quote if named_values(quote, spec) == [title.level] else title.words
        known = named_values(quote, spec) == [title.level]
        reading = None if known else f"{title.words}是{spec.values[title.level]}"
        yield AtLeast(fact="title_level", at_least=title.level, clause=clause, quote=quote, reading=reading)
        if title.words in self.names.wording.routes.engineer and "title_is_engineer" in self.names.vocabulary:
            yield Is.model_validate({"fact": "title_is_engineer", "is": True, "clause": clause, "quote": quote})

    def skill(self, group: RouteGroup) -> Iterator[ConditionNode]:
        """Yield the condition on the skill certificate that a group names, where it names no title."""
        if group.skills and not any(part.titles for part in group.parts):
            skill = group.skills[0]
            is_own = any(part.skills for part in group.parts)
            quote = self.statement.quote(skill.start, skill.end) if is_own else group.inherited.skill_quote
            clause = self.statement.clause
            yield AtLeast(fact="skill_certificate", at_least=skill.value, clause=clause, quote=quote)
            if is_own:
                part = next(part for part in group.parts if part.skills)
                around = self.statement.quote(part.start, skill.end)
                match = {"fact": "skill_certificate_matches", "is": True, "clause": clause, "quote": around}
                if "skill_certificate_matches" in self.names.vocabulary and "专业" in around:
                    yield Is.model_validate(match)

    def _years(self, group: RouteGroup) -> Iterator[ConditionNode]:
        is_first = True
        for part, length in group.lengths:
            yield self._length(group, part, length, is_first)
            is_first = False

    def _length(self, group: RouteGroup, part: Part, length: Length, is_first: bool) -> ConditionNode:
        quote = self.statement.quote(part.start, length.end)
        if printed_months(quote) != [length.months]:
            quote = self.statement.quote(length.start, length.end)
        since = self._since(group, part, length, is_first)
        clause = self.statement.clause
        if not since:
            found = fact_condition(part.text, clause, self.statement.quote(part.start, part.end), self.names)
            return found or LeftOpen(left_open=self.statement.quote(part.start, part.end), clause=clause, quote=quote)
        years, months = divmod(length.months, 12)
        return Years(years=years, months=months, since_latest=since, until=SERVICE, clause=clause, quote=quote)

    def _since(self, group: RouteGroup, part: Part, length: Length, is_first: bool) -> list[str]:
        """The facts from whose latest day a length of time counts; empty where it is of another kind."""
        before = self.statement.text[part.start : length.start]
        title, _ = self.title(group)
        own = ["speciality_since"] if self._has(before, self.names.wording.routes.own_speciality) else []
        follows_title = is_first and not any(each.titles for each in group.parts if each.start > part.start)
        if title and (part.titles or follows_title):
            return [self._title_day(group), *own]
        if group.skills and is_first:
            return [group.skills[0].since, *own]
        if not is_first and not own:
            return []
        words = before or part.text
        return [
            next((each.fact for each in self.names.wording.since if self._has(words, each.words)), "speciality_since")
        ]

    def _title_day(self, group: RouteGroup) -> str:
        appointed = next(each for each in self.names.wording.since if each.fact == "appointment_date")
        words = "".join(part.text for part in group.parts if part.titles) or group.inherited.title_quote
        return "appointment_date" if self.appointed or self._has(words, appointed.words) else "title_date"

    def _is_bare(self, part: Part, length: Length) -> bool:
        """Whether nothing of the part tells what the years are years of."""
        before = self.statement.text[part.start : length.start]
        rest = self._rest(before, part)
        return not rest and not any(self._has(before, each.words) for each in self.names.wording.since)

    def others(self, group: RouteGroup) -> Iterator[ConditionNode]:
        """Yield what the parts of a group ask for besides education, title and years, left open where no fact is."""
        for start, end in self._others(group):
            text, quote = self.statement.text[start:end], self.statement.quote(start, end)
            found = fact_condition(text, self.statement.clause, quote, self.names)
            yield found or LeftOpen(left_open=quote, clause=self.statement.clause, quote=quote)

    def _others(self, group: RouteGroup) -> list[tuple[int, int]]:
        """Where the other words of a group stand; what an enumeration lists is one."""
        spans: list[tuple[int, int]] = []
        for part in group.parts:
            if not self.other_words(part):
                continue
            if spans and self.statement.text[spans[-1][1] : part.start] == "、":
                spans[-1] = (spans[-1][0], part.end)
            else:
                spans.append((part.start, part.end))
        return spans

    def other_words(self, part: Part) -> str:
        """Return what a part says that is neither education, title, skill nor years; "" for nothing of weight."""
        if part.in_brackets and self._has(part.text[:4], self.names.wording.routes.remarks):
            return ""
        if part.in_brackets and part.text[0] in "限仅须除":
            return part.text
        spans = [(each.start, each.end) for each in part.educations]
        spans += [(each.start, each.end) for each in part.titles]
        spans += [(each.start, each.end) for each in part.skills]
        spans += [(each.start, each.end) for each in part.lengths]
        text = self.statement.text
        masked = "".join(
            "　" if any(start <= at < end for start, end in spans) else part.text[at - part.start]
            for at in range(part.start, min(part.end, len(text)))
        )
        rest = self._rest(_ASIDE.sub("　", masked), part)
        return rest if len(rest) >= _LEAST_REST else ""

    def _rest(self, words: str, part: Part) -> str:
        """The words without marks and those that only link."""
        for filler in sorted(self.names.wording.routes.fillers, key=len, reverse=True):
            words = words.replace(filler, "　")
        for title in part.titles:
            words = words.replace(title.words, "　")
        return _MARKS.sub("", words)

    @staticmethod
    def _has(text: str, words: Sequence[str]) -> bool:
        return any(word in text for word in words)
