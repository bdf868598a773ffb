"""Who issued a notice, and when: the signature under it, else its letterhead, else what its page says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import DraftWording
from ingest.drafting.find_heading import front_lines, named_fields
from ingest.drafting.found_value import FoundValue
from ingest.notices.notice_file import SourcedDate, SourcedText
from ingest.text.dates import printed_dates

_DAY = re.compile(
    r"(?:\d{4}|二[〇○零Oo0一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_DAY_ALONE = re.compile(rf"（?(?:{_DAY.pattern})）?(?:印发|发布)?")
_SEALED = re.compile("（(?:盖章|代章|公章|印章|章)）|（?盖章）?$")
_LETTERHEAD = re.compile("(?:文件|编印|编制|印制|编写|编)$")
_PAGE_DAY = re.compile(
    r"\s*(?:发布)?(?:时间|日期)?[：\s]*20\d{2}[-年./]\d{1,2}[-月./].*$"
)  # behind the source of a page
_ISSUER_FIELDS = (
    "发布部门",
    "发布机构",
    "发文单位",
    "发文机关",
    "发布单位",
    "制定机关",
    "来源",
    "信息来源",
    "发布机关",
    "公开主体",
)
_DAY_FIELDS = (
    "成文日期",
    "发文日期",
    "成文时间",
    "发文时间",
    "印发日期",
    "生成日期",
    "发布日期",
    "发布时间",
    "公开日期",
)
_NAME_LENGTH = 40
_SHORTEST = 4  # characters of an office's name that may stand beside another on one line, and no more
_SIGNERS = 6


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when; `doubt` tells of two days that cannot both be right, with the clause of the other."""

    issuers: tuple[FoundValue[SourcedText], ...]
    issued: FoundValue[SourcedDate] | None
    doubt: str


def find_signature(lines: Sequence[ClauseLine], wording: DraftWording) -> Signature:
    """Return who issued the notice in `lines` and when."""
    front = front_lines(lines)
    at = _signature_day(lines)
    names = tuple(_signers(lines, at, wording)) if at is not None else ()
    issued = _day_of(lines[at]) if at is not None else None
    published = _published(front)
    issuers = names or tuple(_publisher(front)) or tuple(_letterhead(front, wording))
    return Signature(issuers, issued or published, _doubt(issued, published))


def _signature_day(lines: Sequence[ClauseLine]) -> int | None:
    """The index of the line that dates the notice: in its closing, else the first day alone behind the last clause."""
    closing = [at for at, line in enumerate(lines) if line.clause == "end" and _DAY.search(line.text)]
    if closing:
        return closing[0]
    alone = [at for at, line in enumerate(lines) if _DAY_ALONE.fullmatch(line.text.strip())]
    behind = [at for at in alone if lines[at].clause != "0"]
    front = [at for at in alone if lines[at].clause == "0"]
    return next(iter([*behind, *front]), None) or _signed_at_end(lines)


def _signed_at_end(lines: Sequence[ClauseLine]) -> int | None:
    """The last line that ends with a day and names little else before it."""
    for at in range(len(lines) - 1, -1, -1):
        day = list(_DAY.finditer(lines[at].text))
        if day and day[-1].end() == len(lines[at].text.rstrip()) and len(lines[at].text) <= _NAME_LENGTH + 12:
            return at if not re.search("[，；：]|前|至|到|截", lines[at].text[: day[-1].start()]) else None
    return None


def _day_of(line: ClauseLine) -> FoundValue[SourcedDate] | None:
    day = _DAY.search(line.text)
    if day is None:
        return None
    quote = line.quote(day.start(), day.end())
    days = printed_dates(quote.replace("O", "〇").replace("o", "〇"), 0)
    return FoundValue(SourcedDate(value=days[0], clause=line.clause, quote=quote)) if days else None


def _signers(lines: Sequence[ClauseLine], at: int, wording: DraftWording) -> Iterator[FoundValue[SourcedText]]:
    """The names on the lines above the day, or before it on its own line."""
    line = lines[at]
    day = _DAY.search(line.text)
    own = line.text[: day.start()].strip() if day else ""
    above: list[tuple[ClauseLine, str]] = [(line, own)] if _is_office(own, wording) else []
    for index in range(at - 1, max(-1, at - 1 - _SIGNERS), -1):
        if not _is_office(lines[index].text, wording):
            break
        above.insert(0, (lines[index], lines[index].text))
    for source, text in above:
        yield from _names_in(source, text, wording)


def _names_in(line: ClauseLine, text: str, wording: DraftWording) -> Iterator[FoundValue[SourcedText]]:
    parts = _SEALED.sub("", line.printed).split()
    if len(parts) > 1 and all(len(part) > _SHORTEST and _is_office(part, wording) for part in parts):
        for part in parts:
            yield FoundValue(SourcedText(value=_SEALED.sub("", part), clause=line.clause))
        return
    at = line.text.find(text)
    printed = _SEALED.sub("", line.quote(at, at + len(text)).strip())
    for name in _joint_names(re.sub(r"\s", "", printed), wording):
        yield FoundValue(SourcedText(value=name, clause=line.clause, quote=printed))


def _joint_names(names: str, wording: DraftWording) -> list[str]:
    """The names that stand in one without a sign between them: each begins with the same place."""
    for length in (3, 2):
        second = names.find(names[:length], length + 1)
        if second > _SHORTEST and names[:second].endswith(tuple(wording.offices)):
            return [names[:second], *_joint_names(names[second:], wording)]
    return [names]


def _is_office(text: str, wording: DraftWording) -> bool:
    """Whether a line is an office's name and nothing else."""
    name = _SEALED.sub("", text.strip())
    if not 3 <= len(name) <= _NAME_LENGTH or re.search(r"[，。；：、《]|\d{3}|附件|^[（(]?\d", name):
        return False
    return re.sub("（[^（）]+）$", "", name).endswith(tuple(wording.offices))


def _letterhead(front: Sequence[ClauseLine], wording: DraftWording) -> Iterator[FoundValue[SourcedText]]:
    """The offices named above the number or title, as the letterhead does."""
    for line in front:
        name = _LETTERHEAD.sub("", line.text.strip())
        if len(name) <= _SHORTEST + 1 or not _is_office(name, wording):
            continue
        for found in _names_in(line, name, wording):
            yield FoundValue(found.value, "没有落款单位，取自文头")


def _publisher(front: Sequence[ClauseLine]) -> Iterator[FoundValue[SourcedText]]:
    for key in _ISSUER_FIELDS:
        for name, value, line in named_fields(front):
            if name == key and len(value) <= _NAME_LENGTH and re.search("[一-龥]{3}", value):
                value = _PAGE_DAY.sub("", value)
                at = line.text.find(value)
                quote = line.quote(at, at + len(value))
                yield FoundValue(
                    SourcedText(value=value, clause=line.clause, quote=quote), f"没有落款单位，取自“{key}”"
                )
                return


def _published(front: Sequence[ClauseLine]) -> FoundValue[SourcedDate] | None:
    for key in _DAY_FIELDS:
        for line in front:
            at = line.text.find(key)
            days = printed_dates(line.text[at : at + len(key) + 14], 0) if at >= 0 else []
            if days and days[0].year > 1:
                quote = line.quote(at, min(len(line.text), at + len(key) + 14))
                entry = SourcedDate(value=days[0], clause=line.clause, quote=quote)
                return FoundValue(entry, "" if key.startswith(("成文", "发文")) else f"没有落款日期，取自“{key}”")
    return None


def _doubt(issued: FoundValue[SourcedDate] | None, published: FoundValue[SourcedDate] | None) -> str:
    """What is odd about the days: published before it was signed."""
    if not issued or not published or published.value.value >= issued.value.value:
        return ""
    first, second = published.value.value, issued.value.value
    return f"网页上的日期 {first.isoformat()} 早于落款日期 {second.isoformat()}，请核对哪一个对"
