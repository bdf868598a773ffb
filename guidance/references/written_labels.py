"""A label that is all that was typed, in any habit of writing: 2（3）1, 五、2, 附5, 分册2（4）, 贰【叁】1.

Inside a sentence such marks may be anything; where nothing else stands beside them, they are a place in a notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.normalise import search_spelling
from ingest.text.numerals import label_number

_CAPITAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾〇○【】[]{}〔〕〈〉", "一二三四五六七八九十零零()()()()()")
_CIRCLED = re.compile("[①-⑳⑴-⒇⒈-⒛㈠-㈩]")
_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))"
_UNIT = "大点|小点|大条|大项|大款|条|款|项|点|部分|节|章|目|个|号"
_STEP = re.compile(rf"第?(?:\(({_N})\)|({_N}))({_UNIT})?([、.,:·\-/的之下]*)")
_ANNEX = re.compile(rf"附[件表]?:?第?\(?({_N})\)?[号个项]?")
_VOLUME = re.compile(rf"(?:第?({_N})分册|分册第?\(?({_N})\)?)[、,:.的里中]*(?:第?\(?({_N})\)?[个项条点号]?)?[.、]?")


@dataclass(frozen=True, slots=True)
class Label:
    """The place that a label names: `kind` is `path`, `annex` or `volume`, `numbers` the way down."""

    kind: str
    numbers: tuple[str, ...]

    @property
    def usual(self) -> str:
        """The label as the look-up of numbers reads it; "" for a path."""
        if self.kind == "annex":
            return f"附件{self.numbers[0]}"
        return "" if self.kind == "path" else f"第{self.numbers[0]}分册" + "".join(f"({n})" for n in self.numbers[1:])


def read_label(text: str) -> Label | None:
    """Return the place that all of `text` names, None where it is, or may be, something else."""
    said = re.sub(r"\s*([()、.,:])\s*", r"\1", search_spelling(_CIRCLED.sub(_bracketed, text)).translate(_CAPITAL))
    if match := _ANNEX.fullmatch(said):
        return Label("annex", (_number(match[1]),))
    if match := _VOLUME.fullmatch(said):
        return Label("volume", tuple(_number(n) for n in (match[1] or match[2], match[3]) if n))
    return _path(said)


def _path(said: str) -> Label | None:
    numbers, at = [], 0
    while match := _STEP.match(said, at):
        numbers.append(_number(match[1] or match[2]))
        at = match.end()
        if match.end() == match.start():
            break
    alone = len(numbers) == 1 and not re.fullmatch("[一二三四五六七八九十]{1,3}、?", said)
    return Label("path", tuple(numbers)) if numbers and at == len(said) and not alone else None


def _number(text: str) -> str:
    return str(label_number(text))


def _bracketed(match: re.Match[str]) -> str:
    return f"({label_number(match[0])})"
