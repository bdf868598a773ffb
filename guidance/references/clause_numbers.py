"""How people write a place in a notice: 二（三）1, 2.3.1, 第二条第三款第1项, 第二分册（4）, 附件5, 末段."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.references import number_patterns as written
from ingest.text.numerals import label_number

MOST = 60  # a message that names more repeats itself
VOLUMES = written.VOLUME.split("|")
_TOP = ("部分", "板块", "块", "编", "章", "大点", "大项", "大条", "大款")
_BRACKETED = ("(一)", "(1)")


@dataclass(frozen=True, slots=True)
class Step:
    """One number on the way down and the unit it was given, "" for none."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """One place that a message names, not yet looked up.

    `kind` is `path`, `dotted`, `annex` or `whole`; `more` are further numbers beside the last step, `upto`
    the end of a range that the last step opens; `part` is `tail`, `last`, `first` or "".
    """

    kind: str
    steps: tuple[Step, ...]
    start: int
    end: int
    more: tuple[str, ...] = ()
    upto: str = ""
    part: str = ""

    @property
    def anchored(self) -> bool:
        """Whether the first step is a top level by its writing, so that nothing before it can name a parent."""
        first = self.steps[0].unit
        return self.kind == "dotted" or first in (*_TOP, "head") or (len(self.steps) > 1 and first == "条")


def pointers(text: str) -> list[Pointer]:
    """Return the places that the folded `text` names, in order and without overlap, MOST at most."""
    found, at = [], 0
    while len(found) < MOST and (pointer := _next(text, at)):
        found.append(pointer)
        at = pointer.end
    return found


def _next(text: str, at: int) -> Pointer | None:
    starts = (
        written.ANNEX,
        written.WHOLE,
        written.ORDINAL,
        written.LISTED_ORDINAL,
        written.BIG,
        written.HEAD,
        written.TERSE,
        written.DOTTED,
        written.DASHED,
        written.BRACKET,
        written.PART,
    )
    hits = [(m.start(), rank, m) for rank, pattern in enumerate(starts) if (m := _first(pattern, text, at))]
    if not hits:
        return None
    match = min(hits, key=lambda hit: hit[:2])[2]
    if match.re is written.ANNEX:
        return _annex(text, match)
    if match.re in (written.WHOLE, written.PART):
        return Pointer("whole", (), match.start(), match.end(), part=match.lastgroup)
    return _finish(text, match, _steps(match))


def _first(pattern: re.Pattern, text: str, at: int) -> re.Match | None:
    """The first match that is not a measure: 4.1 alone may be a clause, 绩点4.1 and 4.1万 are not."""
    for match in pattern.finditer(text, at):
        two = pattern is written.DOTTED and written.LEVELS_OF_TWO.fullmatch(match[0].rstrip(".条款项点目"))
        before = text[max(0, match.start() - 3) : match.start()]
        if (
            not two
            or (written.SPOKEN_OF.match(text, match.end()) and not written.MEASURED.match(before))
            or text[match.end() : match.end() + 1] == "("
        ):
            return match
    return None


def _annex(text: str, match: re.Match) -> Pointer:
    label = match[1] or match[2] or match[3]
    more, upto, end = _beside(text, match.end(), "annex")
    return Pointer("annex", (Step(str(label_number(label)), "附件"),), match.start(), end, more, upto)


def _steps(match: re.Match) -> list[Step]:
    if match.re is written.DOTTED:
        return [Step(label if label.isalpha() else str(int(label)), "") for label in match[1].split(".")]
    if match.re is written.DASHED:
        return [Step(str(label_number(label)), "") for label in re.split(r"[·\-.]", match[1])]
    return [_step(match)]


def _step(match: re.Match) -> Step:
    if match.re is written.HEAD:
        unit = "head"
    elif match.re is written.BRACKET:
        unit = _BRACKETED[match[1].isdigit()]
    else:
        unit = match[2] if match.re.groups > 1 else ""
    return Step(str(label_number(match[1])), unit)


def _finish(text: str, first: re.Match, steps: list[Step]) -> Pointer:
    """Follow the steps after the first, then a range, a list and a part."""
    end = first.end()
    while step := _further(text, end, steps[-1].unit):
        steps.append(_step(step))
        end = step.end()
    more, upto, end = _beside(text, end, steps[-1].unit)
    part = written.PART.match(text, end) or written.PART.match(text, written.GLUE.match(text, end).end())
    kind = "dotted" if first.re in (written.DOTTED, written.DASHED) else "path"
    return Pointer(
        kind, tuple(steps), first.start(), part.end() if part else end, more, upto, part.lastgroup if part else ""
    )


def _further(text: str, end: int, unit: str) -> re.Match | None:
    """The next step down: one that is written like the step before it stands beside it instead."""
    between = written.GLUE.match(text, end)
    if unit in VOLUMES and (title := written.TITLE.match(text, end)):
        between = title
    patterns = [written.BRACKET, written.ORDINAL, written.LISTED_ORDINAL]
    if unit not in ("", "head", *_BRACKETED):
        patterns += [written.UNITED, written.LISTED]
    for pattern in patterns:
        if step := pattern.match(text, between.end()):
            return None if unit in (step[2], _step(step).unit) else step
    return written.PLAIN.match(text, end + (text[end : end + 1] in ("、", "."))) if unit in _BRACKETED else None


def _beside(text: str, end: int, unit: str) -> tuple[tuple[str, ...], str, int]:
    """The further numbers joined to the last one, the end of a range, and where both stop."""
    if (to := written.TO.match(text, end)) and (last := _peer(text, to.end(), unit)):
        return (), str(label_number(last[1])), last.end()
    more = []
    joint = written.AND if unit not in _BRACKETED else written.AND_OR_NOTHING
    while (mark := joint.match(text, end)) and (peer := _peer(text, mark.end(), unit)):
        more.append(str(label_number(peer[1])))
        end = peer.end()
    return tuple(more), "", end


def _peer(text: str, at: int, unit: str) -> re.Match | None:
    """A number at `at` that is written like the one before it."""
    if unit in _BRACKETED:
        return written.BRACKET.match(text, at)
    if unit == "":
        return written.PLAIN.match(text, at)
    if unit == "annex":
        return written.ANNEX.match(text, at) or written.ANNEX_PEER.match(text, at)
    if unit in VOLUMES:
        return None
    peers = (p.match(text, at) for p in (written.ORDINAL, written.LISTED_ORDINAL, written.UNITED, written.LISTED))
    return next((peer for peer in peers if peer and peer[2] == unit), None)
