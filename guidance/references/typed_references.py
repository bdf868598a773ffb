"""What a look-up refers to: numbers as they stand in sentences, and labels typed in any habit of writing.

2（3）1, 五、2, 附5, 分册2（4）, 贰【叁】1: inside a sentence such marks may be anything; where nothing else stands
beside them, they are a place in a notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.references.find_references import Reference, ReferenceIndex, References, find_references
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
        if self.kind == "path":
            return ""
        return f"第{self.numbers[0]}分册" + "".join(f"({number})" for number in self.numbers[1:])


def refer(query: str, index: ReferenceIndex) -> References:
    """Return what the query points to; a label by itself, or as one of its words, may be written in any habit."""
    named = find_references(query, index)
    if named.only:
        return named
    if label := read_label(query):
        return _resolved(label, query, index)
    words = query.split()
    labels = [(word, label) for word in words if (label := _sure_label(word))]
    if len(labels) != 1 or find_references(labels[0][0], index).only:
        return named
    word, label = labels[0]
    other_words = " ".join(each for each in words if each is not word)
    rest = find_references(other_words, index)
    found = _resolved(label, word, index).found
    return References((*rest.found, *found), rest.rest or other_words, False)


def _sure_label(word: str) -> Label | None:
    """The label that a word is; a lone number, or one number beside another, may be a date or a figure."""
    label = read_label(word)
    bracketed = any(mark in word for mark in "(（【[〔")
    return label if label and (label.kind != "path" or bracketed or len(label.numbers) > 2) else None


def _resolved(label: Label, text: str, index: ReferenceIndex) -> References:
    if label.usual:
        return find_references(label.usual, index)
    every = [notice.clauses.path(".".join(label.numbers)) for notice in index.numbers]
    resolved = [each for each in every if each.clauses] or every
    clauses = tuple(dict.fromkeys(clause for each in resolved for clause in each.clauses))
    absent = tuple(dict.fromkeys(number for each in resolved for number in each.absent))
    found = Reference("clause", text, 0, len(text), clauses, absent)
    return References((found,) if clauses or absent else (), "", bool(clauses or absent))


def read_label(text: str) -> Label | None:
    """Return the place that all of `text` names, None where it is, or may be, something else."""
    marks = re.sub(r"\s*([()、.,:])\s*", r"\1", search_spelling(_CIRCLED.sub(_bracketed, text)).translate(_CAPITAL))
    if match := _ANNEX.fullmatch(marks):
        return Label("annex", (_number(match[1]),))
    if match := _VOLUME.fullmatch(marks):
        return Label("volume", tuple(_number(n) for n in (match[1] or match[2], match[3]) if n))
    return _path(marks)


def _path(marks: str) -> Label | None:
    numbers, at = [], 0
    while match := _STEP.match(marks, at):
        numbers.append(_number(match[1] or match[2]))
        at = match.end()
        if match.end() == match.start():
            break
    alone = len(numbers) == 1 and not re.fullmatch("[一二三四五六七八九十]{1,3}、?", marks)
    return Label("path", tuple(numbers)) if numbers and at == len(marks) and not alone else None


def _number(text: str) -> str:
    return str(label_number(text))


def _bracketed(match: re.Match[str]) -> str:
    return f"({label_number(match[0])})"
