"""What a notice charges: each amount with what it is for, and what it says is free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import DraftWording, has_any
from ingest.notices.notice_file import FeeEntry

_AMOUNT = re.compile(
    r"(?<![\d.])(?P<amount>\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?P<unit>元(?:（?[/／每](?:每)?(?:人|位|件|篇|项|科|门|次|专业)(?:[·、/．.]?次)?）?)?)"
    r"(?!以[上下内]|及以上)"
)
_FREE = re.compile(
    r"(?:暂)?不(?:再)?收(?:取)?(?:任何)?(?:[一-龥]{0,6}费用?|费)|免收[一-龥]{0,6}费用?|免缴[一-龥]{0,6}费用?"
)
_EDGE = re.compile(
    r"(?:(?:的)?(?:收费|缴费|费用)?(?:标准|金额)?(?:合计|共计|共|统一|分别|按)*(?:为|是|：|按|收取|收|缴纳|交纳|每人|人均|每人次|每科|每篇|均|另|每)*)$"
)
_LEAD = re.compile(r"^(?:其中|并|且|按|参加|另收|另外?|须|应|需|缴纳|交纳|收取|[（）\d.、：\s])+")
_NEXT_TIME = re.compile(
    "(?:从|自)?第.{1,3}[次篇项科门]?(?:起|开始|以后)?|以后|其余|超出|超过的?"
)  # says what for before it
_UNIT = re.compile("元(?:[/／]人(?:次)?)?")
_LONGEST = 30


def find_fees(lines: Sequence[ClauseLine], wording: DraftWording) -> tuple[FeeEntry, ...]:
    """Return the fees in the order of the notice; the same fee told twice is one."""
    found: dict[tuple[str | None, int], FeeEntry] = {}
    for line in lines:
        for fee in (*_amounts(line, wording), *_free(line, wording), *_in_row(line, lines, wording)):
            known = [key for key in found if key[1] == fee.amount and _is_same(key[0] or "", fee.what or "")]
            if not known:
                found[fee.what, fee.amount] = fee
    return tuple(found.values())


def _amounts(line: ClauseLine, wording: DraftWording) -> Iterator[FeeEntry]:
    end = 0
    for match in _AMOUNT.finditer(line.text):
        sentence = line.sentence(match.start())
        start = max(sentence[0], end)
        if not _is_fee(line, line.text[start : match.start()], sentence, wording):
            continue
        what, at = _what(line.text, start, match.start())
        end = match.end()
        yield FeeEntry(
            what=line.quote(at, at + len(what)) or None,
            amount=int(match["amount"].replace(",", "")),
            unit=match["unit"].strip("（）"),
            clause=line.clause,
            quote=line.quote(min(at, match.start()), match.end()),
        )


def _free(line: ClauseLine, wording: DraftWording) -> Iterator[FeeEntry]:
    for match in _FREE.finditer(line.text):
        start = line.part(match.start())[0]
        what, at = _what(line.text, start, match.start())
        if len(what) > 1 and (has_any(what, wording.kinds) or has_any(what, wording.fees)):
            yield FeeEntry(
                what=line.quote(at, at + len(what)),
                amount=0,
                unit="元",
                clause=line.clause,
                quote=line.quote(at, match.end()),
            )


def _in_row(line: ClauseLine, lines: Sequence[ClauseLine], wording: DraftWording) -> Iterator[FeeEntry]:
    """The amounts of a row whose column is headed by a fee in 元, quoted with the rows from the head on."""
    cells = line.text.split("\t")
    for at, (head, cell) in enumerate(zip(line.heads, cells, strict=False)):
        unit = _UNIT.search(head)
        if unit and re.fullmatch(r"\d{2,5}", cell) and has_any(head + "".join(line.headings), wording.fees):
            what = next((c for c in cells[:at] if len(c) > 1 and not c.isdigit()), None)
            quote = _from_head(line, lines)
            yield FeeEntry(what=what, amount=int(cell), unit=unit[0], clause=line.clause, quote=quote)


def _from_head(line: ClauseLine, lines: Sequence[ClauseLine]) -> str:
    end = next(at for at, other in enumerate(lines) if other is line)
    start = max(at for at, other in enumerate(lines[:end]) if not other.heads)
    return "\n".join(other.printed for other in lines[start : end + 1])


def _is_fee(line: ClauseLine, before: str, sentence: tuple[int, int], wording: DraftWording) -> bool:
    """Whether an amount is what an applicant pays: its sentence or its headings speak of a fee."""
    part = before[-_LONGEST:]
    if has_any(part, wording.not_fees):
        return False
    return has_any(line.text[slice(*sentence)], wording.fees) or has_any("".join(line.headings), wording.fees)


def _what(text: str, start: int, end: int) -> tuple[str, int]:
    """What an amount is for and where that stands: the words before it, without those that only lead to it."""
    words = re.split("[，。；、\t]", text[start:end])
    label, at = words[-1], end - len(words[-1])
    if "：" in label.rstrip("："):
        cut = label.rstrip("：").rindex("：") + 1
        label, at = label[cut:], at + cut
    elif "为" in label[:-1] and len(_EDGE.sub("", label[label.index("为") + 1 :])) > 1:
        cut = label.index("为") + 1
        label, at = label[cut:], at + cut
    label = _EDGE.sub("", label)
    lead = _LEAD.match(label)
    if lead:
        label, at = label[lead.end() :], at + lead.end()
    if (len(label) < 2 or _NEXT_TIME.fullmatch(label)) and len(words) > 1:
        return _what(text, start, end - len(words[-1]) - 1)
    return (label, at) if len(label) <= _LONGEST else ("", end)


def _is_same(first: str, second: str) -> bool:
    return first == second or first in second or second in first
