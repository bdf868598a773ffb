"""Whom a notice names to ask: each phone number with office, matter and person, and address, e-mail and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import DraftWording, has_any
from ingest.drafting.find_row_contacts import row_contact
from ingest.notices.notice_file import ContactEntry, SourcedText

_PHONE = re.compile(
    r"(?<![\d.A-Za-z@/-])(?:（?0\d{2,3}）?-?\s?(?:[2-9]\d{6,7}|[2-9]\d{2,3}\s\d{4})(?:(?:-|转)\d{1,5})?|[2-9]\d{6,7}(?:(?:-|转)\d{1,5})?"
    r"|1[3-9]\d{9}|400-?\d{3}-?\d{4}|123\d{2}|(?:内线|分机)(?:电话|号)?：?\d{3,6})(?![\d@A-Za-z]|[年月元])"
)
_BESIDE = re.compile(r"\s?[、，/或和及]\s?")  # between two numbers of one office
_AREA_CODE = re.compile(r"区号(?:为|：|是)?（?(0\d{2,3})")
_HAS_AREA = re.compile(r"（?0\d{2,3}|1[3-9]\d{9}|400|123\d{2}$")
_DATE_LIKE = re.compile(r"20[0-4]\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_PHONE_WORD = re.compile(
    r"(?:及|和|、|（)?(?:联系|咨询|办公|值班|热线|服务|固定)?(?:电话|手机|座机|热线|方式)(?:号码)?(?:[：为是]|）)*\s*$"
)
_PERSON_FIELD = re.compile(
    r"(?:联系人|联络人|联系人员|工作联络人|经办人|负责人)(?:及电话)?：?(?P<name>[一-龥·]{2,4})?$"
)
_NAMES_WHOM = re.compile("(?:联系|联络|咨询|受理|承办)(?:人员?|单位|部门|处室|科室)：")
_OFFICE_FIELD = re.compile(
    r"^(?:(?:联系|咨询|受理|主管|承办|办理|责任|经办|报送|接收)(?:单位|处室|部门|科室|机构|方式|地点|点)|单位|部门|联系)：?"
)
_PERSON = re.compile(r"[一-龥]{1,3}(?:某{1,2}|工|老师|同志|主任|科长|处长|女士|先生)|[一-龥]{2,3}")
_MATTER = re.compile(r"\s?（(?P<matter>[^（）\d]{2,16})）")
_LEAD = re.compile(
    r"^[\d\s.、，；：。（）☎☏✆📞📱-]+|^(?:和|及|以及|或|请联系|联系|请咨询|可咨询|请拨打|如有疑问|详情|附|附件)+"
)
_ADDRESS = re.compile(
    r"(?:地址|地点|受理点|报送至|送至|寄至)(?:为|：|是)+(?P<place>[^。；，]*?(?:\d|楼|室|号|厅|窗口|中心|大厦|路|街)[^。；，]*)"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SITE = re.compile(r"(?:https?://|www\.)[\w./?=&%#~:+-]+[\w/=]", re.ASCII)
_PAGE_SOURCE = re.compile("来源|source|原文链接|采集|网址：|crawl", re.I)
_IN_BRACKETS = re.compile(r"（([^（）\d]+)）$")
_SUPERSEDED = re.compile(
    "[”’』」]?(?:现)?(?:应)?(?:更正|更改|变更|修改|调整|改)(?:为|成)"
)  # behind what no longer holds
_LONGEST = 40
_MOST_NUMBERS = 1000  # that are compared with each other, far more than a notice prints


@dataclass(frozen=True, slots=True)
class FoundContacts:
    """Whom to ask, in the order of the notice, and the pages that it names."""

    contacts: tuple[ContactEntry, ...]
    sites: tuple[SourcedText, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands before a number: where, and what of it is office, matter and person."""

    office: tuple[int, int] | None = None
    matter: tuple[int, int] | None = None
    person: tuple[int, int] | None = None


def find_contacts(lines: Sequence[ClauseLine], wording: DraftWording) -> FoundContacts:
    """Return the contacts and pages in `lines`; address and e-mail belong to the first contact.

    Who is named in a sentence comes before the rows of a table, which are each for a part of those who ask.
    """
    contacts: list[ContactEntry] = []
    of_rows: list[ContactEntry] = []
    for at, line in enumerate(lines):
        around = "".join(other.text for other in lines[max(0, at - 30) : at + 30] if other.clause == line.clause)
        if has_any(around + "".join(line.headings), wording.contacts):
            is_row = line.is_row and bool(line.heads)
            above = lines[at - 1] if at and lines[at - 1].clause == line.clause else None
            (of_rows if is_row else contacts).extend(_in_line(line, above, wording))
    found = _without_repeats([*contacts, *of_rows][:_MOST_NUMBERS])
    return FoundContacts(tuple(_with_address(found, lines)), tuple(_sites(lines)))


def _area_code(line: ClauseLine) -> str:
    """The area code that the line itself states for the numbers in it."""
    code = _AREA_CODE.search(line.text)
    return code[1] if code else ""


def _in_line(line: ClauseLine, above: ClauseLine | None, wording: DraftWording) -> Iterator[ContactEntry]:
    area, end, office = "", 0, None
    for match in _PHONE.finditer(line.text):
        before = line.text[end : match.start()]
        if has_any(before[-8:], wording.not_phones) or _is_date(match[0], before) or _is_name(line, match):
            continue
        start, end = end, match.end()
        area = area if start and _BESIDE.fullmatch(before) else _area_code(line)
        if _SUPERSEDED.match(line.text, end):
            continue
        if line.is_row and line.heads:
            yield row_contact(line, match.start(), _phone(line, match, area))
            continue
        label, named = _read_label(line, start, match.start(), wording), line
        if not start and above and label == _Label():
            label, named = _named_above(above, wording), above
        office = _sourced(named, label.office) or (None if re.search("[。；]", before) else office)
        matter = _sourced(named, label.matter)
        if behind := _MATTER.match(line.text, end):
            end = behind.end()
            named_behind = _sourced(line, behind.span("matter"))
            if not office and behind["matter"].endswith(tuple(wording.offices)):
                office = named_behind
            else:
                matter = matter or named_behind
        person, phone = _sourced(named, label.person), _phone(line, match, area)
        area = _area_of(match[0]) or area
        yield ContactEntry(office=office, matter=matter, person=person, phone=phone)


def _area_of(number: str) -> str:
    code = re.match(r"（?(0\d{2,3})）?-", number)
    return code[1] if code else ""


def _named_above(line: ClauseLine, wording: DraftWording) -> _Label:
    """Who is named on the line above a number that stands alone behind its word: 联系人：人事股 郝金枝."""
    if _PHONE.search(line.text) or not _NAMES_WHOM.match(line.text):
        return _Label()
    return _read_label(line, 0, len(line.text), wording)


def _is_name(line: ClauseLine, number: re.Match[str]) -> bool:
    """Whether a number is part of an office's name: 12345热线办."""
    return re.match("热线(?:办|中心|平台)", line.text[number.end() :]) is not None


def _is_date(number: str, before: str) -> bool:
    return _DATE_LIKE.fullmatch(number) is not None and not before.rstrip("：").endswith("电话")


def _phone(line: ClauseLine, match: re.Match[str], area: str) -> SourcedText:
    printed = line.quote(match.start(), match.end())
    value = re.sub(r"\s", "", match[0]).replace("（", "").replace("）", "-").replace("--", "-")
    if area and not _HAS_AREA.match(value):
        stated = line.text.find(area)
        first, last = min(stated, match.start()), max(stated + len(area), match.end())
        return SourcedText(value=f"{area}-{value}", clause=line.clause, quote=line.quote(first, last))
    return SourcedText(value=value, clause=line.clause, quote=None if value == printed else printed)


def _read_label(line: ClauseLine, start: int, end: int, wording: DraftWording) -> _Label:
    """Read the words between the number before and this one: office, matter and person, in any order."""
    label = _Label()
    last = start + max(line.text[start:end].rfind(sign) for sign in "。；！？") + 1
    for at, stop in _segments(line, max(start, last), end, wording):
        label = _with_segment(label, line.text, at, stop, wording)
    return label


def _segments(line: ClauseLine, start: int, end: int, wording: DraftWording) -> Iterator[tuple[int, int]]:
    """The words between commas, colons and spaces; what stands in brackets stays with the words before it."""
    for match in re.finditer("(?:（[^（）]*）|[^，、：\\s（])+", line.text[start:end]):
        yield from _parted(line, start + match.start(), start + match.end(), wording)


def _parted(line: ClauseLine, start: int, end: int, wording: DraftWording) -> Iterator[tuple[int, int]]:
    """A segment, or an office and a person that were printed with white space between them."""
    for at in range(start + 1, end):
        is_gap = line.places[at] - line.places[at - 1] > 1
        office, person = line.text[start:at], line.text[at:end]
        if is_gap and office.endswith(tuple(wording.offices)) and _PERSON.fullmatch(person):
            yield from ((start, at), (at, end))
            return
    yield start, end


def _with_segment(label: _Label, text: str, start: int, end: int, wording: DraftWording) -> _Label:
    person = _PERSON_FIELD.search(text[start:end])
    if person:
        return replace(label, person=_span(start, person, "name") or label.person)
    at, words, names_phone = _name_in(text, start, end)
    if not 2 <= len(words) <= _LONGEST or not re.search("[一-龥A-Za-z]", words) or _SUPERSEDED.match(words):
        return label
    span = (at, at + len(words))
    if words.rstrip("）").endswith(tuple(wording.offices)):
        return replace(label, office=span)
    if _PERSON.fullmatch(words) and (label.office or label.matter) and not names_phone:
        return replace(label, person=span)
    return replace(label, matter=span)


def _name_in(text: str, start: int, end: int) -> tuple[int, str, bool]:
    """The name in a segment without the words around it, where it stands, and whether it calls the number a phone's."""
    words = text[start:end]
    phone = _PHONE_WORD.search(words)
    words = words[: phone.start()] if phone else words
    for pattern in (_OFFICE_FIELD, _LEAD, _OFFICE_FIELD):
        if lead := pattern.match(words):
            start, words = start + lead.end(), words[lead.end() :]
    if re.search(r"\d", words):  # an address, or the area code; an office may stand in brackets behind it
        inside = _IN_BRACKETS.search(words)
        start, words = (start + inside.start(1), inside[1]) if inside else (start, "")
    return start, words, bool(phone and phone[0])


def _span(start: int, match: re.Match[str], group: str) -> tuple[int, int] | None:
    return (start + match.start(group), start + match.end(group)) if match[group] else None


def _sourced(line: ClauseLine, span: tuple[int, int] | None) -> SourcedText | None:
    return SourcedText(value=line.quote(*span), clause=line.clause) if span else None


def _without_repeats(contacts: Sequence[ContactEntry]) -> list[ContactEntry]:
    """The contacts, of two with the same number the one that names its area and office."""
    found: list[ContactEntry] = []
    for contact in contacts:
        digits = _digits(contact)
        same = next((c for c in found if _digits(c).endswith(digits) or digits.endswith(_digits(c))), None)
        if same is None:
            found.append(contact)
        elif len(digits) > len(_digits(same)):
            found[found.index(same)] = same.model_copy(update={"phone": contact.phone})
    return found


def _digits(contact: ContactEntry) -> str:
    return re.sub(r"\D", "", contact.phone.value) if contact.phone else ""


def _with_address(contacts: list[ContactEntry], lines: Sequence[ClauseLine]) -> Iterator[ContactEntry]:
    address = next((found for line in lines if (found := _address(line))), None)
    email = next((found for line in lines if (found := _email(line))), None)
    if not contacts and not (address or email):
        return
    first, *rest = contacts or [ContactEntry()]
    yield first.model_copy(update={"address": address or first.address, "email": email})
    yield from rest


def _address(line: ClauseLine) -> SourcedText | None:
    found = _ADDRESS.search(line.text)
    if not found or _SITE.search(found["place"]):
        return None
    return SourcedText(value=line.quote(*found.span("place")).strip(), clause=line.clause)


def _email(line: ClauseLine) -> SourcedText | None:
    found = _EMAIL.search(line.printed)
    return SourcedText(value=found[0], clause=line.clause) if found else None


def _sites(lines: Sequence[ClauseLine]) -> Iterator[SourcedText]:
    """The pages that the notice sends its readers to, not the one that it was taken from."""
    seen: set[str] = set()
    for line in lines:
        for match in _SITE.finditer(line.printed):
            if match[0] not in seen and not (line.clause == "0" and _PAGE_SOURCE.search(line.printed)):
                seen.add(match[0])
                yield SourcedText(value=match[0], clause=line.clause)
