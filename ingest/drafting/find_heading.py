"""What the head of a notice states: title, number, year, half-year, and the page's own words about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.found_value import FoundValue
from ingest.notices.notice_file import SourcedText, SourcedYear
from ingest.text.normalise import match_key

_KINDS_OF_DOCUMENT = "通知|公告|通告|启事|方案|办法|意见|简章|须知|公示|细则|指南|函|规定"
_TITLE_END = re.compile(rf"(?:{_KINDS_OF_DOCUMENT})(?:（[^（）]{{1,20}}）)?[”》]?$")
_TITLE_START = re.compile("关于|^(?:.{2,30})?20\\d\\d年")
_GLUED = re.compile(
    rf"(?P<title>.{{0,40}}(?:关于|20\d\d年).{{4,80}}?(?:{_KINDS_OF_DOCUMENT}))"
    r"(?=[一-龥]{2,16}[〔\[（【](?:19|20)\d{2}|各[^，]{1,30}[，：])"
)
_NAMED_FIELD = re.compile(r"^[-*·\s]*(?P<key>[\w一-龥]{2,12})：[\s\"“”]*(?P<value>[^\"“”]+?)[\"”\s]*$")
_NUMBER = re.compile(r"[一-龥]{2,16}(?:〔|\[|【|（|〈|［)(?P<year>(?:19|20)\d{2})(?:〕|\]|】|）|〉|］)(?:第)?\d{1,5}号")
_SERIAL = re.compile(r"(?:(?:19|20)\d{2}年)?第\d{1,4}号")
_NUMBER_FIELD = re.compile("(?:文号|字号|文件编号|发文号)[：\\s]*")
_YEAR = re.compile(r"(?<![\d〔\[（(【])(20\d{2})(?=年)")
_HALF = re.compile("上半年|下半年")
_LONGEST_FALLBACK = 40  # characters of a first line that stands for a title
_FRONT_LINES = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a notice says; None for what it does not."""

    title: FoundValue[SourcedText] | None
    number: FoundValue[SourcedText] | None
    year: FoundValue[SourcedYear] | None
    half: str


def find_heading(lines: Sequence[ClauseLine]) -> Heading:
    """Return what the head of the notice in `lines` states."""
    front = front_lines(lines)
    title = _title(front)
    number = _number(front)
    words = title.value.value if title else ""
    opening = "".join(line.text for line in front if "现将" in line.text or "现就" in line.text)
    half = _HALF.search(words) or _HALF.search(opening)
    return Heading(title, number, _year(title, number, front, lines), half[0] if half else "")


def front_lines(lines: Sequence[ClauseLine]) -> list[ClauseLine]:
    """Return the lines before the first numbered clause; where there are none, the first of all lines."""
    front = [line for line in lines if line.clause == "0"]
    return (front or list(lines))[:_FRONT_LINES]


def named_fields(front: Sequence[ClauseLine]) -> Iterator[tuple[str, str, ClauseLine]]:
    """Yield what a page says of its document, key and value, such as 发布日期：2026-08-21, with the line."""
    for line in front:
        if field := _NAMED_FIELD.match(line.text):
            yield field["key"], field["value"].strip(), line


def _title(front: Sequence[ClauseLine]) -> FoundValue[SourcedText] | None:
    """The line that ends as titles do, with the lines before it that belong to it; else the first short line."""
    for at, line in enumerate(front):
        text = line.text.strip()
        field = _NAMED_FIELD.match(text)
        if field and field["key"].lower() in ("title", "标题", "名称"):
            text = field["value"].strip()
        text = _without_what_is_glued(text)
        if not _TITLE_END.search(text) or re.search("[。；]", text) or len(text) > 120 or text.startswith("附件"):
            continue
        start = at if _TITLE_START.search(text) else _title_start(front, at)
        if start is not None:
            value = "".join(part.printed.strip() for part in front[start:at]) + _printed(line, text)
            return FoundValue(SourcedText(value=value, clause=line.clause, quote=None))
    short = next(
        (line for line in front if 4 <= len(line.text) <= 60 and not re.search("[。；：，]|号$", line.text)), None
    )
    first = short or next(iter(front), None)
    if first is None:
        return None
    quote = first.quote(0, min(len(first.text), _LONGEST_FALLBACK))
    return FoundValue(SourcedText(value=quote, clause=first.clause), "没有“关于……的通知”这样的标题，取了第一行")


def _without_what_is_glued(text: str) -> str:
    """A line up to the end of the title in it, where the document number or the address follows without a break."""
    glued = _GLUED.match(text)
    return glued["title"] if glued else text


def _title_start(front: Sequence[ClauseLine], end: int) -> int | None:
    """Where a title begins that runs over several lines up to `end`."""
    for start in range(end - 1, max(-1, end - 4), -1):
        text = front[start].text
        if re.search("[。；：]|号$", text) or front[start].clause != front[end].clause:
            return None
        if _TITLE_START.search(text):
            return start
    return None


def _printed(line: ClauseLine, text: str) -> str:
    at = line.text.find(text)
    return line.quote(at, at + len(text)) if at >= 0 else line.printed


def _number(front: Sequence[ClauseLine]) -> FoundValue[SourcedText] | None:
    """The document number: alone on its line, or as a field of the page; numbers spoken of in sentences are others'."""
    for line in front:
        title = _GLUED.match(line.text)
        for pattern in (_NUMBER, _SERIAL):
            found = pattern.search(line.text, title.end() if title else 0)
            if found and (_follows(title, found) or _stands_alone(line.text, found) or _is_field(line.text, found)):
                quote = line.quote(found.start(), found.end())
                return FoundValue(SourcedText(value=_tidy(quote), clause=line.clause, quote=quote))
    return None


def _follows(title: re.Match[str] | None, number: re.Match[str]) -> bool:
    return title is not None and title.end() == number.start()


def _is_field(text: str, number: re.Match[str]) -> bool:
    return _NUMBER_FIELD.search(text, 0, number.start()) is not None


def _stands_alone(text: str, number: re.Match[str]) -> bool:
    before, after = text[: number.start()].strip(), text[number.end() :].strip()
    if re.search("[。，；《]|根据|按照|依据", before + after):
        return False
    return len(before) <= 2 and (len(after) <= 2 or re.match("签发人|20\\d\\d", after) is not None)


def _tidy(number: str) -> str:
    return re.sub(r"\s", "", number)


def _year(
    title: FoundValue[SourcedText] | None,
    number: FoundValue[SourcedText] | None,
    front: Sequence[ClauseLine],
    lines: Sequence[ClauseLine],
) -> FoundValue[SourcedYear] | None:
    """The year that the title names, else the first that the head does, the number's, else the latest one printed."""
    if title and (year := _YEAR.search(match_key(title.value.value))):
        quote = title.value.value
        return FoundValue(SourcedYear(value=int(year[1]), clause=title.value.clause, quote=quote))
    for line in front:
        opening = re.search("现[将就].*", line.text)
        if opening and (year := _YEAR.search(opening[0])):
            return _sourced_year(int(year[1]), line, "标题里没有年度，取自开头")
    if number and (year := _NUMBER.search(number.value.value)):
        source = number.value
        entry = SourcedYear(value=int(year["year"]), clause=source.clause, quote=source.quote)
        return FoundValue(entry, "标题里没有年度，取自文号")
    years = [(int(year), line) for line in lines for year in _YEAR.findall(line.text)]
    if not years:
        return None
    latest = max(years, key=lambda pair: pair[0])
    return _sourced_year(latest[0], latest[1], "标题里没有年度，取了文中最晚的年份")


def _sourced_year(year: int, line: ClauseLine, why: str) -> FoundValue[SourcedYear]:
    at = line.text.find(f"{year}年")
    quote = line.quote(at, min(len(line.text), at + 12))
    return FoundValue(SourcedYear(value=year, clause=line.clause, quote=quote), why)
