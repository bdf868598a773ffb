"""A sentence about years and education → the groups of its parts, each one way to a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from guidance.rule_drafts.lengths import Length, lengths_in
from guidance.rule_drafts.named_things import NamedEducation, NamedSkill, NamedTitle, Names
from guidance.rule_drafts.targets import Target, targets_in

_CUT = re.compile("[，。；：、（）\t]|(?=且|并且|或者|或(?!以上))")
_ASIDE = re.compile("（(?![^（）]*(?:[0-9一二三四五六七八九十半]个?[年月]|提前|缩短))(?!限|仅|须|除|不含)[^（）]*）")
_RESTRICTION = re.compile("(?<=（)[限仅须除不][^（）0-9]*(?=）)")
_OR = ("或者", "或")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence between two marks, with what it names; `in_brackets` tells a remark."""

    start: int
    end: int
    text: str
    in_brackets: bool
    educations: tuple[NamedEducation, ...]
    titles: tuple[NamedTitle, ...]
    skills: tuple[NamedSkill, ...]
    lengths: tuple[Length, ...]

    @property
    def is_alternative(self) -> bool:
        """Whether the part begins with 或."""
        return self.text.startswith(_OR)


@dataclass(frozen=True, slots=True)
class RouteGroup:
    """The parts of one way to a title; `target` is the title, "" for none, `inherited` what a part before it names.

    `shares_education` tells that it stands for the education of the group before it as well, `is_granted` that the
    title is given without a review.
    """

    parts: tuple[Part, ...] = ()
    target: str = ""
    inherited: RouteContext = field(default_factory=lambda: RouteContext())
    shares_education: bool = False
    is_granted: bool = False

    @property
    def text(self) -> str:
        """The words of all parts, those of remarks aside."""
        return "，".join(part.text for part in self.parts if not part.in_brackets)

    @property
    def lengths(self) -> list[tuple[Part, Length]]:
        """The lengths of time with the parts in which they stand."""
        return [(part, length) for part in self.parts for length in part.lengths]

    @property
    def educations(self) -> tuple[NamedEducation, ...]:
        """The educations that the group names itself."""
        parts = [part for at, part in enumerate(self.parts) if not at or not part.in_brackets]
        return tuple(education for part in parts for education in part.educations)

    @property
    def skills(self) -> tuple[NamedSkill, ...]:
        """The skill certificates that the group names; those of its row where it names no title either."""
        own = tuple(skill for part in self.parts for skill in part.skills)
        return own or (() if self.titles else self.inherited.skills)

    @property
    def titles(self) -> tuple[NamedTitle, ...]:
        """The titles that the group names itself."""
        return tuple(title for part in self.parts for title in part.titles)


@dataclass(frozen=True, slots=True)
class RouteContext:
    """What holds for a sentence from those before it in its clause: the title held, the education, the target.

    `title_quote`, `education_quote` and `skill_quote` are the words that name them.
    """

    title: NamedTitle | None = None
    title_quote: str = ""
    educations: tuple[NamedEducation, ...] = ()
    education_quote: str = ""
    target: str = ""
    skills: tuple[NamedSkill, ...] = ()
    skill_quote: str = ""


def route_groups(text: str, names: Names, context: RouteContext, bare: bool = False) -> list[RouteGroup]:
    """Return the groups of `text`, in order; what a group lacks it takes from the one before it or from `context`.

    With `bare`, as in the cell of a table, a length of time needs no word such as 满.
    """
    targets = targets_in(text, names)
    masked = _masked(text, targets)
    groups = [RouteGroup(tuple(parts)) for parts in _grouped(list(_parts(masked, names, bare)), targets)]
    return list(_with_inheritance(text, groups, targets, context))


def _masked(text: str, targets: Sequence[Target]) -> str:
    for target in targets:
        text = text[: target.start] + "　" * (target.end - target.start) + text[target.end :]
    return text


def _parts(text: str, names: Names, bare: bool) -> Iterator[Part]:
    educations, titles = names.education_in(text), names.titles_in(text)
    skills, lengths = names.skills_in(text), lengths_in(text, bare)
    start, depth = 0, 0
    whole = [*_ASIDE.finditer(text), *_RESTRICTION.finditer(text)]
    asides = {at for aside in whole for at in range(*aside.span())}
    for match in [*(cut for cut in _CUT.finditer(text) if cut.start() not in asides), None]:
        end = match.start() if match else len(text)
        start += len(text[start:end]) - len(text[start:end].lstrip("　 "))
        if start < end:
            yield Part(
                start,
                end,
                text[start:end],
                depth > 0,
                tuple(each for each in educations if start <= each.start < end),
                tuple(each for each in titles if start <= each.start < end),
                tuple(each for each in skills if start <= each.start < end),
                tuple(each for each in lengths if start <= each.start < end),
            )
        if match:
            depth = max(0, depth + {"（": 1, "）": -1}.get(match[0], 0))
            start = match.end()


def _grouped(parts: Sequence[Part], targets: Sequence[Target]) -> Iterator[list[Part]]:
    """The parts of each way: a new one begins where education, an alternative or another target follows a length."""
    group: list[Part] = []
    for part in parts:
        if group and any(each.lengths for each in group) and _begins(part, group, targets):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _begins(part: Part, group: Sequence[Part], targets: Sequence[Target]) -> bool:
    if part.educations and (part.lengths or not part.in_brackets):
        return True
    if part.lengths and (part.is_alternative or part.skills):
        return True
    between = any(
        group[-1].start < target.end <= part.start + 1 or (target.start >= group[-1].start and target.end <= part.end)
        for target in targets
    )
    return bool(part.lengths and part.titles and between)


def _with_inheritance(
    text: str, groups: Sequence[RouteGroup], targets: Sequence[Target], context: RouteContext
) -> Iterator[RouteGroup]:
    leading = context.target
    for at, group in enumerate(groups):
        start = group.parts[0].start
        end = groups[at + 1].parts[0].start if at + 1 < len(groups) else len(text)
        for target in targets:
            if target.leads and target.start <= (group.lengths[0][1].start if group.lengths else end):
                leading = target.title
        own = [target for target in targets if start - 2 <= target.start < end]
        behind = next((target.title for target in targets if not target.leads and target.end > start), "")
        shares = not at or group.parts[0].is_alternative or any(t.end <= start <= t.end + 2 for t in targets)
        granted = any(target.is_granted for target in own) or "可直接" in text[start:end] or "即可" in text[start:end]
        yield replace(
            group,
            target=behind or leading,
            inherited=context,
            shares_education=shares,
            is_granted=granted,
        )
        context = _after(text, group, context)


def _after(text: str, group: RouteGroup, context: RouteContext) -> RouteContext:
    """What the groups behind this one take from it."""
    titles, educations = group.titles, group.educations
    if titles:
        part = next(part for part in group.parts if part.titles)
        quote = text[part.start : titles[0].end]
        context = replace(context, title=titles[0], title_quote=quote)
    if educations:
        quote = text[educations[0].start : educations[-1].end]
        context = replace(context, educations=educations, education_quote=quote)
    return context
