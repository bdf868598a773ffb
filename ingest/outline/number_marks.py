"""What looks like a clause number: every candidate in a block, with its style and how strong it stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from ingest.document import Block
from ingest.text.numerals import CHINESE, label_number

# Rank: the usual order of levels in Chinese official documents, from the top. A list whose style ranks
# below the open clause nests in it; one that ranks above ends it, unless that clause's list goes on later.
RANKS = ["编", "篇", "部分", "章", "节", "条", "一、", "（一）", "1.", "（1）", "1）", "①", "A.", "a.", "（a）", "i."]
RANK = {style: rank for rank, style in enumerate(RANKS)} | {"1": 3.5, "1.1": 5.5, "一）": 7.5}

# Items that the format numbers by itself, by the level of their list: below all numbers that are printed.
LISTED = tuple(f"list {level}" for level in range(1, 10))
RANK |= {style: 20.0 + level for level, style in enumerate(LISTED)}

UNITS = frozenset({"编", "篇", "部分", "章", "节", "条"})
BRACKETED = frozenset({"（一）", "（1）", "①", "1）", "一）", "（a）"})

# How sure the place makes a number: in the middle of words, behind a stop, at the start of a line that may go
# on with the sentence before, at the start of a line.
GLUED, INLINE, WRAPPED, LINE = range(4)

CN = f"[{CHINESE}](?: ?[{CHINESE}]){{0,8}}"
NUMBER = r"[0-9０-９]{1,3}"
OPEN, CLOSE = "[（(〔【\\[]", "[）)〕】\\]]"
PART = "[0-9０-９]{1,2}"
NO_QUANTITY = "(?![\\d.．%％:：元万亿倍个米年月日号级])"
FORMS = {
    "unit": rf"第\s{{0,2}}(?:{CN}|{NUMBER})\s{{0,2}}(?:编|篇|部分|章|节|条)(?:之[一二三四五六七八九十]{{1,2}})?",
    "（一）": rf"{OPEN}\s?{CN}\s?{CLOSE}|[㈠-㈩]",
    "（1）": rf"{OPEN}\s?{NUMBER}\s?{CLOSE}|[⑴-⒇]",
    "①": "[①-⑳㉑-㉟㊱-㊿]",
    "1.1": rf"(?<![\d.．A-Za-z]){PART}(?:[.．]{PART}){{1,4}}{NO_QUANTITY}(?=[.．、]?[\s\u4e00-\u9fff《“（(])",
    "1）": rf"(?<![\d.-]){NUMBER}\s?[）)]",
    "1.": rf"(?<![\d.．A-Za-z-]){NUMBER}\s?(?:、|[.．](?![A-Za-z])|[.．](?=[A-Z]))|[⒈-⒛]",
    "一、": rf"(?:{CN})\s?(?:、|[．.](?!\d))",
    "一）": rf"{CN}[）)]",
    "（a）": rf"{OPEN}\s?[a-zA-Z]\s?{CLOSE}",
    "i.": r"[ⅰ-ⅻⅠ-Ⅻ]\s?[.．、]?|(?:i{1,3}|iv|vi{0,3}|ix|x)[.．、)）](?=[\s\u4e00-\u9fff])",
    "A.": r"[A-ZＡ-Ｚ]\s?(?:[.．、)）](?=[\s\u4e00-\u9fff《“（(])|[、)）](?=\d))",
    "a.": r"[a-zａ-ｚ]\s?(?:[.．、)）](?=[\s\u4e00-\u9fff《“（(])|[、)）](?=\d))",
    "一": rf"{CN}[ \u3000]{{1,4}}(?=[\u4e00-\u9fff])",
    "1": r"[0-9]{1,2}(?=[\s\u3000]{1,4}[\u4e00-\u9fff])",
}
MOST_INSIDE = 2000  # numbers in one line that are looked at; a line with more of them is no list
# What sets off a line and is no word of it.
SYMBOL = re.compile(
    "(?:[\u25a0-\u25ff\u2600-\u26ff\u2700-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff⊙※〇§]\ufe0f?)+\\s*"
)
INSIDE_LINES = ("unit", "（一）", "（1）", "①", "1.1", "1.", "一、")
# Labels with a wrong mark, or one left out: they count where the numbers around them leave no doubt.
DAMAGED_FORMS = {
    "一、": rf"(?:{CN})\s?[，,；;：:·。](?!\d)",
    "（一）": rf"{OPEN}\s?{CN}(?=[\s、.．]|[^（）()\d]{{30}}|[^（）()]{{1,30}}$)[、.．]?",
    "（1）": rf"{OPEN}\s?{NUMBER}(?=[\s、.．]|[^（）()\d]{{30}}|[^（）()\d][^（）()]{{1,30}}$)[、.．]?",
    "1.": rf"{NUMBER}\s?[，,；;。·](?!\d)",
}
GROUP_NAMES = {style: f"s{n}" for n, style in enumerate(FORMS)}
STYLES = {name: style for style, name in GROUP_NAMES.items()}
AT_START = re.compile("|".join(f"(?P<{GROUP_NAMES[style]}>{form})" for style, form in FORMS.items()))
DAMAGED = re.compile("|".join(f"(?P<{GROUP_NAMES[style]}>{form})" for style, form in DAMAGED_FORMS.items()))
ITEM_BEFORE_DIGITS = re.compile(rf"(?P<{GROUP_NAMES['1.']}>{NUMBER}[.．])(?={PART}[\u4e00-\u9fff])")
INSIDE = re.compile("|".join(f"(?P<{GROUP_NAMES[style]}>{FORMS[style]})" for style in INSIDE_LINES))
UNIT = re.compile(r"第(?P<number>.+?)(?P<unit>编|篇|部分|章|节|条)(?:之(?P<inserted>.+))?$", re.S)
LABEL_MARKS = "、.．)）】〕]，,；;：:·。"
AFTER = re.compile(r"[、.．:：]?[\s\u3000]*")

# A number that is spoken of, not set: 第（三）项, （一）和（二）, 第三十一条的规定, 四、六级.
SPOKEN_BEFORE = re.compile(
    r"(?:第|[按照及和与或至]|(?<!意)见|(?<![解删])除|所列|上述|[）)]、|(?<!—)[—–～-]|第.{1,6}[条款项目])\s*$"
)
SPOKEN_AFTER = re.compile(
    r"\s*(?:[项款目条](?:[、，,。；的所规中之及和或与至）)第]|$)|[-—–～至和或及与][\s]*[（(第]|、\s*[（(第]|[）)])"
)
UNIT_SPOKEN = re.compile(
    r"[的之第、，,。；和或与）)》”]|及(?!时)|至(?!少)|款(?!项)|项(?!目)|中(?![国华央共])|所[称列规述说指]|规定|以[及上下]"
    r"|关于.{1,20}规定|有关(?:规定|条款)"
)
COMPOUND = re.compile(rf"[{CHINESE}]{{1,2}}(?:[级类线等年月季期档星楼区甲本批款项条、次线]|[产个]业)")
STOPS = "。；;：:！!？?—"
# What may stand between a number and a deeper one glued to it: a heading, not a sentence.
HEADING = re.compile("[^。；;：:！？]{1,40}")
YEAR = re.compile(r"\s*(?:19|20)\d\d\s?[年.]")


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A candidate for a clause number.

    `block` is the index of its block, `start` where its label begins and `end` where its words begin in that block;
    `number` has a part for each level of a decimal one and for an inserted article (第三条之一 is 3, 1); `strength`
    is GLUED, INLINE, WRAPPED or LINE; `after_colon` says that the line before leads to it with a colon, `is_damaged`
    that its punctuation is wrong. An item that the format numbers has a style of its own and no characters;
    `starts_list` tells the first of its list.
    """

    block: int
    start: int
    end: int
    style: str
    number: tuple[int, ...]
    printed: str
    strength: int
    after_colon: bool = False
    is_damaged: bool = False
    starts_list: bool = False


def find_marks(index: int, block: Block, may_continue: bool, last_char_before: str) -> list[NumberMark]:
    """Return the candidates in the block at `index`.

    `may_continue` says that it may go on with the sentence of the block before, which ends on `last_char_before`.
    """
    text, marks = block.text, _marks_at_start(index, block, may_continue, last_char_before)
    above = marks[0] if marks and marks[0].strength > GLUED else None
    for match in islice(INSIDE.finditer(text, max(1, marks[0].end) if marks else 1), MOST_INSIDE):
        if SPOKEN_BEFORE.search(text, max(0, match.start() - 8), match.start()):
            continue
        for mark in _read_mark(index, text, match, _strength_inside(text, match.start())):
            marks.append(_raise_after_heading(text, above, mark))
            above = marks[-1] if marks[-1].strength > GLUED else above
    return marks


def _marks_at_start(index: int, block: Block, may_continue: bool, last_char_before: str) -> list[NumberMark]:
    """The mark that the block begins with; two where its digits can be read in two ways."""
    text, after_colon = block.text, last_char_before in ("：", ":")
    if item := block.item:
        style = LISTED[min(item.level, len(LISTED)) - 1]
        return [NumberMark(index, 0, 0, style, (item.number,), item.label, LINE, starts_list=item.is_first)]
    symbol = SYMBOL.match(text)
    if first := AT_START.match(text, symbol.end() if symbol else 0):
        # 自2012年 / 4. 2016年6月: the point stands between the parts of a date.
        in_date = last_char_before not in STOPS and YEAR.match(text, first.end()) is not None
        strength = WRAPPED if may_continue or in_date else LINE
        marks = _read_mark(index, text, first, strength, after_colon)
        # 3.2人以上: the third item, or the second part of the third clause.
        is_decimal = bool(marks) and marks[0].style == "1.1"
        other = ITEM_BEFORE_DIGITS.match(text, first.start()) if is_decimal else None
        marks += _read_mark(index, text, other, WRAPPED, after_colon) if other else []
        return [replace(mark, start=0) for mark in marks]
    damaged = DAMAGED.match(text)
    marks = _read_mark(index, text, damaged, WRAPPED, after_colon) if damaged else []
    return [replace(mark, is_damaged=True, printed=_whole(mark)) for mark in marks]


def _whole(mark: NumberMark) -> str:
    """The label of a damaged mark with the bracket that it lacks."""
    return mark.printed + ("）" if mark.style in BRACKETED else "")


def _strength_inside(text: str, start: int) -> int:
    # An article may follow a closing bracket; a number in brackets behind one is spoken of.
    before = text[max(0, start - 3) : start].rstrip(" \u3000”’）)" if text[start] == "第" else " \u3000”’")
    return INLINE if before and before[-1] in STOPS else GLUED


def _raise_after_heading(text: str, above: NumberMark | None, mark: NumberMark) -> NumberMark:
    """A mark that clings to the heading of the one above it is as good as one behind a stop."""
    if mark.strength > GLUED or not above or not _is_deeper(above, mark):
        return mark
    return replace(mark, strength=INLINE) if HEADING.fullmatch(text, above.end, mark.start) else mark


def _is_deeper(above: NumberMark, mark: NumberMark) -> bool:
    if mark.style != "1.1":
        return RANK[above.style] < RANK[mark.style]
    return mark.number[:-1] in (above.number, above.number[:-1])


def _read_mark(
    index: int, text: str, match: re.Match[str], strength: int, after_colon: bool = False
) -> list[NumberMark]:
    """The mark that a match is; none when the number is nought or only spoken of."""
    style, number = _read_number(STYLES[match.lastgroup or ""], match[0])
    if style == "一":
        style, strength = "一、", min(strength, WRAPPED)
    if not number[0] or (style in BRACKETED and SPOKEN_AFTER.match(text, match.end())):
        return []
    strength = _strength_before(style, text, match.end(), strength)
    label = re.sub(r"\s", "", match[0])
    printed = label if style in BRACKETED else label.rstrip(LABEL_MARKS)
    after = AFTER.match(text, match.end())
    end = after.end() if after else match.end()
    return [NumberMark(index, match.start(), end, style, number, printed, strength, after_colon)]


def _read_number(style: str, label: str) -> tuple[str, tuple[int, ...]]:
    if style == "unit" and (match := UNIT.match(label)):
        inserted = label_number(match["inserted"]) if match["inserted"] else 0
        return match["unit"], (label_number(match["number"]), inserted)
    if style == "1.1":
        return style, tuple(map(label_number, re.split("[.．]", label)))
    return style, (label_number(label.strip(LABEL_MARKS + "(（【〔[ ")),)


def _strength_before(style: str, text: str, end: int, strength: int) -> int:
    """The strength after a look at what follows the label, which ends at `end`."""
    if style in UNITS:
        if UNIT_SPOKEN.match(text, end):
            return GLUED
        return LINE if strength == WRAPPED and text[end : end + 1].isspace() else strength
    if style == "一、" and COMPOUND.match(text, end):
        return GLUED
    if style == "1." and text[end : end + 1].isdigit():
        return WRAPPED if strength >= WRAPPED else GLUED
    return strength
