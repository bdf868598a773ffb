"""The parts of a document: the notice itself and each annex bound with it, with list of annexes and closing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.document import Block
from ingest.outline.number_marks import LINE, RANK, Mark

# A document's title and what stands above its first clause take this many lines at most.
TITLE_LINES = 8
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]"
TITLE = re.compile(rf"附\s*(?:件|录|表)?\s*({NUMBER})?")
TITLED = re.compile(rf"附\s*(?:件|录|表)?\s*({NUMBER})\s*[:：]?\s*(?=\S)")
LISTED = re.compile(rf"附\s*(?:件|表)?\s*(?:[:：]|(?P<number>{NUMBER})(?:\s*[:：.．、]|(?P<bare>\s)))\s*")
ITEM = re.compile(r"(\d{1,2})\s?[.．、:：](?!\d)\s*")
# What text taken from PDF pages glues to the end of a line: a list of annexes, the title of the next annex.
LIST_INSIDE = re.compile(r"(?<=[\d。；）)])附\s*件\s*[:：]\s*1\s?[.．、]")
TITLE_AT_END = re.compile(r"(?<=印发|.[日。；|）)─])附\s*[件表]?\s*\d{0,2}$")
TITLE_AFTER_LIST = re.compile(r"(?<=\S)附\s*[件表]?\s*\d{0,2}$")
CONTENTS = re.compile(r"目\s*[录次]|CONTENTS")
DATE = re.compile(
    r"(?:\d{4}|[二一][〇○零ＯO一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
    r"(?:印发)?"
)
NOTES = re.compile(
    r"主题词|抄\s*送|主\s*送|发\s*送|内部发送|信息公开选项|（?此件|[（(]?公开属性|[（(]联系人|.{2,30}办公[厅室]\s*\d{4}年.{1,8}日印发"
)


@dataclass(slots=True)
class DocumentPart:
    """A run of blocks with a numbering of its own; `label` is how it is headed, "" for the notice itself."""

    label: str
    start: int
    body: list[int] = field(default_factory=list)
    annexes: list[int] = field(default_factory=list)


def unglued(blocks: list[Block]) -> list[Block]:
    """Return the blocks with what clings to the end of a line, and is none of it, on a line of its own."""
    found, listing = [], False
    for block in blocks:
        listing = bool(LISTED.match(block.text)) or (listing and bool(ITEM.match(block.text)))
        cuts = {m.start() for m in (LIST_INSIDE.search(block.text),) if m}
        cuts |= {m.start() for m in ((TITLE_AFTER_LIST if listing else TITLE_AT_END).search(block.text, 1),) if m}
        if listing:
            cuts |= {m.start() for m in DATE.finditer(block.text, 1) if block.text.endswith(m[0])}
        edges = [0, *sorted(cuts), len(block.text)]
        found += [block.part(a, b) for a, b in pairwise(edges)] if cuts else [block]
    return [block for block in found if block.text]


def split(blocks: list[Block], marks: list[list[Mark]]) -> list[DocumentPart]:
    """Return the parts in order; tables of contents belong to none."""
    parts = [DocumentPart("", 0)]
    skip = _contents(blocks, marks)
    listed: set[str] = set()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        label = _title(block, listed)
        run = [] if label else _annex_list(blocks, at)
        if label:
            parts.append(DocumentPart(label, at))
        elif run:
            parts[-1].annexes += run
            listed |= {m[1] for i in run for m in re.finditer(r"(\d{1,2})(?:\s?[.．、:：]|\s)", blocks[i].text)}
        elif at not in skip:
            if _another(blocks, marks, parts[-1], at):
                parts.append(DocumentPart("", at))
            parts[-1].body.append(at)
        at += len(run) or 1
    return parts


def _another(blocks: list[Block], marks: list[list[Mark]], part: DocumentPart, at: int) -> bool:
    """Whether another document begins here: behind a signature and date, a title, then a number 1 of the top."""
    before = next((i for i in (part.body or [-1])[-1:]), -1)
    if before < 0 or not (DATE.fullmatch(blocks[before].text) or NOTES.match(blocks[before].text)):
        return False
    if NOTES.match(blocks[at].text) or not any(marks[i] for i in part.body):
        return False
    ahead = [m for i in range(at, min(at + TITLE_LINES, len(blocks))) for m in marks[i] if not m.start]
    return bool(ahead) and ahead[0].number[0] == 1 and RANK[ahead[0].style] <= RANK["一、"]


def closing(blocks: list[Block], body: list[int]) -> int:
    """Return where in `body`, the blocks after the last clause, signature, date and printer's notes begin."""
    for at, index in enumerate(body):
        text = blocks[index].text
        if NOTES.match(text):
            return at
        if DATE.fullmatch(text) or _signed(text):
            while at and _name(blocks[body[at - 1]].text):
                at -= 1
            return at
    return len(body)


def _signed(text: str) -> bool:
    found = next((m for m in DATE.finditer(text) if m.end() == len(text)), None)
    return bool(found and found.start() <= 60 and _name(text[: found.start()].strip()))


def _name(text: str) -> bool:
    return len(text) <= 40 and not re.search(
        "[。；;，,：:、]|^附", text.replace("：", "", 1) if "长：" in text else text
    )


def _title(block: Block, listed: set[str]) -> str:
    whole = TITLE.fullmatch(block.text)
    if whole:
        return re.sub(r"\s", "", block.text)
    found = TITLED.match(block.text)
    if found and found[1] in listed and len(block.text) <= 60 and block.text[-1] not in "。；;":
        return re.sub(r"[\s:：]", "", found[0])
    return ""


def _annex_list(blocks: list[Block], at: int) -> list[int]:
    head = LISTED.match(blocks[at].text)
    if not head or blocks[at].table or len(blocks[at].text) > 600:
        return []
    if head["bare"] and not _next_is_listed(blocks, at, head["number"]):
        return []
    run, number = [at], 1 if head["bare"] else _last_item(blocks[at].text[head.end() :], 0)
    for index in range(at + 1, len(blocks)):
        text = blocks[index].text
        more, item = LISTED.match(text), ITEM.match(text)
        bare = head.end() == len(blocks[at].text) and index == at + 1 and not number and not DATE.search(text)
        named = more and more["number"] and (not more["bare"] or more["number"] == str(number + 1))
        if len(text) > 120 or not (named or (item and int(item[1]) == number + 1) or bare):
            break
        number = _last_item(text, number) if item else number + bool(named and more["bare"])
        run.append(index)
    return run


def _next_is_listed(blocks: list[Block], at: int, number: str) -> bool:
    """Whether 附 1 and a title, which may head the annex itself, is followed by 附 2 and another."""
    more = LISTED.match(blocks[at + 1].text) if at + 1 < len(blocks) else None
    return bool(more and number == "1" and more["number"] == "2")


def _last_item(text: str, number: int) -> int:
    for item in ITEM.finditer(text):
        number += int(item[1]) == number + 1
    return number


def _contents(blocks: list[Block], marks: list[list[Mark]]) -> set[int]:
    head = next((i for i, b in enumerate(blocks) if CONTENTS.fullmatch(b.text)), None)
    if head is None:
        return set()
    first: Mark | None = None
    for index in range(head + 1, len(blocks)):
        mark = next((m for m in marks[index] if not m.start and m.strength >= LINE - 1), None)
        if mark and first and (mark.style, mark.number) == (first.style, first.number):
            return set(range(head, index))
        if len(blocks[index].text) > 80 or blocks[index].text.endswith("。"):
            return set()
        first = first or mark
    return set()
