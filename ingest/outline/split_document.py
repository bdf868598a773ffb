"""The parts of a document: the notice itself and each annex bound with it, with list of annexes and closing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize

from ingest.document import Block
from ingest.outline.number_marks import RANK, WRAPPED, NumberMark

# A document's title and what stands above its first clause take this many lines at most.
TITLE_LINES = 8
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]"
ANNEX_TITLE = re.compile(rf"附\s*(?:件|录|表)?\s*({NUMBER})?")
ANNEX_TITLE_IN_LINE = re.compile(rf"附\s*(?:件|录|表)?\s*({NUMBER})\s*[:：]?\s*(?=\S)")
ANNEX_LIST = re.compile(rf"附\s*(?:件|表)?\s*(?:[:：]|(?P<number>{NUMBER})(?:\s*[:：.．、]|(?P<bare>\s)))\s*")
# Behind the point a year may stand that the title begins with: 1.2026年度申报人员汇总表.
ANNEX_ITEM = re.compile(r"(?<!\d)(\d{1,2})\s?[.．、:：](?!\d(?!\d{3}\s*[年—–-]))\s*")
# What text taken from PDF pages glues to the end of a line: a list of annexes, the title of the next annex.
LIST_INSIDE = re.compile(r"(?<=[\d。；）)])附\s*件\s*[:：]\s*1\s?[.．、]")
TITLE_AT_END = re.compile(r"(?<=印发|.[日。；|）)─])附\s*[件表]?\s*\d{0,2}$")
TITLE_AFTER_LIST = re.compile(r"(?<=\S)附\s*[件表]?\s*\d{0,2}$")
CONTENTS = re.compile(r"目\s*[录次]|CONTENTS")
DATE = re.compile(
    r"(?:\d{4}|[二一][〇○零ＯOｏo０0一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"(?:印发)?"
)
PRINTERS_NOTES = re.compile(
    r"主题词|抄\s*送|主\s*送|发\s*送|内部发送|信息公开选项|（?此件|[（(]?公开属性|[（(]联系人|.{2,30}办公[厅室]\s*\d{4}年.{1,8}日印发"
)


@dataclass(slots=True)
class DocumentPart:
    """A run of blocks with a numbering of its own; `label` is how it is headed, "" for the notice itself.

    `body` and `annexes` (the list of annexes) are indexes of blocks, `start` that of the first. Where it has no
    numbers, `letterhead` blocks at least stand above a signature; None says that none can stand there.
    """

    label: str
    start: int
    body: list[int] = field(default_factory=list)
    annexes: list[int] = field(default_factory=list)
    letterhead: int | None = 3


def split_glued_lines(blocks: list[Block]) -> list[Block]:
    """Return the blocks with what clings to the end of a line, and is none of it, on a line of its own."""
    lines: list[Block] = []
    in_list = False
    for block in blocks:
        in_list = bool(ANNEX_LIST.match(block.text)) or (in_list and bool(ANNEX_ITEM.match(block.text)))
        cuts = sorted(_line_cuts(block.text, in_list))
        edges = pairwise([0, *cuts, len(block.text)])
        lines += [block.part(start, end) for start, end in edges] if cuts else [block]
    return [block for block in lines if block.text]


def _line_cuts(text: str, in_annex_list: bool) -> set[int]:
    title = (TITLE_AFTER_LIST if in_annex_list else TITLE_AT_END).search(text, 1)
    cuts = {match.start() for match in (LIST_INSIDE.search(text), title) if match}
    if in_annex_list:
        cuts |= {date.start() for date in DATE.finditer(text, 1) if text.endswith(date[0])}
    return cuts


def split_into_parts(blocks: list[Block], marks: list[list[NumberMark]]) -> list[DocumentPart]:
    """Return the parts in order; `marks` holds those of each block. Tables of contents belong to no part."""
    parts = [DocumentPart("", 0)]
    contents = _table_of_contents(blocks, marks)
    listed: set[str] = set()
    index = 0
    while index < len(blocks):
        label = _annex_label(blocks[index], listed)
        annex_list = [] if label else _annex_list(blocks, index)
        if label:
            parts.append(DocumentPart(label, index))
        elif annex_list:
            own = _annex_headed_by_list(blocks, annex_list)
            listed |= _listed_numbers(blocks[i].text for i in annex_list)
            parts[-1].annexes += annex_list[: len(annex_list) - bool(own)]
            if own:
                parts.append(DocumentPart(own, annex_list[-1], [annex_list[-1]]))
        elif index not in contents:
            if _starts_another_document(blocks, marks, parts[-1], index):
                parts.append(DocumentPart("", index))
            parts[-1].body.append(index)
        index += len(annex_list) or 1
    return parts


def closing_start(blocks: list[Block], body: list[int]) -> int:
    """Return where in `body`, the blocks after the last clause, signature, date and printer's notes begin."""
    for at, index in enumerate(body):
        text = blocks[index].text
        if PRINTERS_NOTES.match(text):
            return at
        if DATE.fullmatch(text) or _is_signature(text):
            while at and _is_signer(blocks[body[at - 1]].text):
                at -= 1
            return at
    return len(body)


def _starts_another_document(
    blocks: list[Block], marks: list[list[NumberMark]], part: DocumentPart, index: int
) -> bool:
    """Whether behind a signature and date there follows a title, then a number 1 of the top."""
    before = blocks[part.body[-1]].text if part.body else ""
    if not (DATE.fullmatch(before) or PRINTERS_NOTES.match(before)) or PRINTERS_NOTES.match(blocks[index].text):
        return False
    if not any(marks[i] for i in part.body):
        return False
    ahead = marks[index : index + TITLE_LINES]
    first = next((mark for line in ahead for mark in line if not mark.start), None)
    return first is not None and first.number[0] == 1 and RANK[first.style] <= RANK["一、"]


def _is_signature(text: str) -> bool:
    """Whether the text is a signer's name and a date behind it."""
    date = next((match for match in DATE.finditer(text) if match.end() == len(text)), None)
    return date is not None and date.start() <= 60 and _is_signer(text[: date.start()].strip())


def _is_signer(text: str) -> bool:
    name = text.replace("：", "", 1) if "长：" in text else text
    return len(text) <= 40 and not re.search("[。；;，,：:、]|^附", name)


def _annex_label(block: Block, listed: set[str]) -> str:
    """How a block heads an annex, without white space; "" when it does not. `listed` are the numbers of listed ones."""
    text = block.text
    if ANNEX_TITLE.fullmatch(text):
        return re.sub(r"\s", "", text)
    head = ANNEX_TITLE_IN_LINE.match(text)
    if head and normalize("NFKC", head[1]) in listed and len(text) <= 60 and text[-1] not in "。；;":
        return re.sub(r"[\s:：]", "", head[0])
    return ""


def _annex_list(blocks: list[Block], start: int) -> list[int]:
    """The indexes of the list of annexes that begins at `start`, none when none does."""
    text = blocks[start].text
    head = ANNEX_LIST.match(text)
    if not head or blocks[start].is_table_row or len(text) > 600:
        return []
    if head["bare"] and not _second_is_listed(blocks, start, head["number"]):
        return []
    indexes = [start]
    count = 1 if head["bare"] else _last_item(text[head.end() :], 0)
    for index in range(start + 1, len(blocks)):
        line = blocks[index].text
        may_be_unnumbered = index == start + 1 and not count and head.end() == len(text) and not DATE.search(line)
        if len(line) > 120 or not (may_be_unnumbered or _continues_list(line, count)):
            break
        count = _count_with(line, count)
        indexes.append(index)
    return indexes


def _annex_headed_by_list(blocks: list[Block], annex_list: list[int]) -> str:
    """How the last line of a list of annexes heads an annex whose table stands right below it; "" where none does.

    On a web page the annexes that are files are links, and the one that is not follows in full.
    """
    after = annex_list[-1] + 1
    named = ANNEX_TITLE_IN_LINE.match(blocks[annex_list[-1]].text)
    if not named or len(annex_list) < 2 or after == len(blocks) or not blocks[after].is_table_row:
        return ""
    return re.sub(r"[\s:：]", "", named[0])


def _continues_list(line: str, count: int) -> bool:
    item = ANNEX_ITEM.match(line)
    return (item is not None and int(item[1]) == count + 1) or _named_annex(line, count) is not None


def _count_with(line: str, count: int) -> int:
    if ANNEX_ITEM.match(line):
        return _last_item(line, count)
    named = _named_annex(line, count)
    return count + 1 if named and named["bare"] else count


def _named_annex(line: str, count: int) -> re.Match[str] | None:
    """附件3： or, where it is the next one of the list, 附 3."""
    named = ANNEX_LIST.match(line)
    if not named or not named["number"]:
        return None
    return named if not named["bare"] or named["number"] == str(count + 1) else None


def _second_is_listed(blocks: list[Block], start: int, number: str) -> bool:
    """Whether 附 1 and a title, which may head the annex itself, is followed by 附 2 and another."""
    second = ANNEX_LIST.match(blocks[start + 1].text) if start + 1 < len(blocks) else None
    return bool(second and number == "1" and second["number"] == "2")


def _listed_numbers(lines: Iterable[str]) -> set[str]:
    return {
        normalize("NFKC", match[1]) for line in lines for match in re.finditer(r"(\d{1,2})(?:\s?[.．、:：]|\s)", line)
    }


def _last_item(text: str, count: int) -> int:
    for item in ANNEX_ITEM.finditer(text):
        count += int(item[1]) == count + 1
    return count


def _table_of_contents(blocks: list[Block], marks: list[list[NumberMark]]) -> set[int]:
    """The indexes of a table of contents: from its title until its first number comes again."""
    title = next((index for index, block in enumerate(blocks) if CONTENTS.fullmatch(block.text)), None)
    if title is None:
        return set()
    first: NumberMark | None = None
    for index in range(title + 1, len(blocks)):
        mark = next((mark for mark in marks[index] if not mark.start and mark.strength >= WRAPPED), None)
        if mark and first and (mark.style, mark.number) == (first.style, first.number):
            return set(range(title, index))
        if len(blocks[index].text) > 80 or blocks[index].text.endswith("。"):
            return set()
        first = first or mark
    return set()
