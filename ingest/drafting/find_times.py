"""Windows and cut-off days of a notice: each printed day, and what the words around it say that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import Act, DraftWording, first_of, has_any, last_of
from ingest.drafting.find_row_times import row_windows
from ingest.drafting.printed_times import PrintedTime, printed_times
from ingest.notices.notice_file import CutoffEntry, WindowEntry

_NAME_LENGTH = 32
_HEADING_LENGTH = 20
_SHORT_LABEL, _SHORT_NAME = 2, 8
_NEAR = 8
_OF_TIMES = re.compile(
    "时间|日期|期限|什么时候|安排|程序|流程|步骤|受理|报送|缴费|收费|费用|答辩|面试|报名|填报|审核"
)  # headings
_REVISED = re.compile("[，]?(?:统一|均|相应)?(?:延长|延期|延迟|推迟|顺延|调整|改|变更|更正)(?:为|至|到)*")
_BEHIND = 60  # characters behind a day that tell what it is for
_LABEL_END = re.compile(
    r"(?:(?:起止|截止|开始|开放)?(?:时间|日期|期限|时限)?(?:截止|截至|计算|截算|终算|定|安排|暂定|延长|延期)*"
    r"(?:定于|定为|为|是|：|于|在|从|自|至|到|应于|须于|请于|请在|务必于|不迟于|拟定?于|：)*)$"
)
_LEADS_UP = re.compile(
    "[一-龥）](?:时间|日期|期限|时限|期间|为|：|是|至|到|止|截止|定于|安排在)(?:暂?定)?(?:于|为|在|：|是|到|至)*$"
)
_LEAD = re.compile(
    r"^(?:其中|含|包括|为|是|并|且|并且|请|各?应|须|具体|另外|同时|如需|如|以及|和|与|及|、|：|[（）“”\s-])+"
)
_QUOTED = re.compile("《[^《》]*》|（[^（）]*〔[^（）]*）")
_HOURS = re.compile(
    r"[，,]?(（[^（）]*\d{1,2}[：时点][^（）]*）|(?:每|法定|双休|工作日|节假日)[^，。；（）]*\d{1,2}：\d{2}[^。；（）]*)"
)
_ALREADY = re.compile("(?:已经?|曾)(?:在|于)?$")  # what was done before a day is no time for doing it
_COUNTED_FROM = re.compile("(?:从|自)[^，。；]{1,12}(?:算起|起算|计算|起)$")
_LAST_BRACKETS = re.compile("（[^（）]*）$")
_ASKED = re.compile("什么时候|啥时候|何时|[？?]")  # of a heading that asks: no name of a time
_TAKES_PLACE = re.compile("^[^，。；]{0,24}(?:进行|举行|召开|举办)")
_SINGLE_DAY = re.compile("(?:定于|时间为|日期为|为|：|于|在|时间|日期|拟于|是)$")


@dataclass(frozen=True, slots=True)
class FoundTimes:
    """The windows and cut-off days in the order of the notice."""

    windows: tuple[WindowEntry, ...]
    cutoffs: tuple[CutoffEntry, ...]


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A printed time with the words of its sentence before it and behind it."""

    line: ClauseLine
    time: PrintedTime
    start: int
    part: int
    before: str
    after: str
    end: int

    @property
    def lead(self) -> str:
        """The first words of the line where they end like a heading: 申报时间。9月7日至9月30日。"""
        words = re.split("[。：]", self.line.text[: self.time.start])[0]
        return words if len(words) <= _HEADING_LENGTH else ""

    @property
    def label(self) -> str:
        """The words behind the last comma before the time."""
        return self.before[self.part - self.start :]


def find_times(lines: Sequence[ClauseLine], year: int, issued: date | None, wording: DraftWording) -> FoundTimes:
    """Return what the days in `lines` are for; days of other documents and events that began on a day are left out."""
    windows: list[WindowEntry] = []
    cutoffs: list[CutoffEntry] = []
    for line in lines:
        if line.is_row:
            windows += row_windows(line, year, issued, wording) if line.heads else ()
            continue
        for occasion in _occasions(line, year, issued):
            if _is_unrelated(occasion, wording):
                continue
            purpose = _purpose(occasion, wording)
            if purpose == "counted":
                cutoffs += _cutoff(occasion, wording)
            elif purpose and _may_be_window(occasion.time, occasion.before, occasion.after):
                windows.append(_window(occasion, purpose, wording))
    return FoundTimes(tuple(_without_repeats(windows)), tuple(dict.fromkeys(cutoffs)))


def _occasions(line: ClauseLine, year: int, issued: date | None) -> Iterator[_Occasion]:
    text = _QUOTED.sub(lambda match: "　" * len(match[0]), line.text)
    times = printed_times(text, year, issued)
    for at, time in enumerate(times):
        start, end = line.sentence(time.start)
        part = line.part(time.start)[0]
        if at + 1 < len(times) and _REVISED.fullmatch(text, time.end, times[at + 1].start):
            continue  # the day that no longer holds
        is_revised = at and _REVISED.fullmatch(text, times[at - 1].end, time.start)
        if at and times[at - 1].end > start and not is_revised:
            start = times[at - 1].end
        if at + 1 < len(times) and times[at + 1].start < end:
            end = max(time.end, line.part(times[at + 1].start)[0])
        yield _Occasion(line, time, start, max(start, part), text[start : time.start], text[time.end : end], end)


def _is_unrelated(occasion: _Occasion, wording: DraftWording) -> bool:
    if occasion.time.form in ("since", "from"):
        return True
    if _ALREADY.search(occasion.label) and occasion.line.text[: occasion.time.end].endswith("前"):
        return True
    near = occasion.after[:_NEAR] + occasion.label[-_NEAR:]
    return has_any(near, wording.unrelated) or (occasion.time.form == "range" and has_any(near, wording.stops))


def _purpose(occasion: _Occasion, wording: DraftWording) -> Act | str:
    """What a time is for: a kind of act, "counted", or "" where the words around it do not tell."""
    label = _Place(occasion.label, nearest_is_last=True)
    behind = _Place(occasion.after[:_BEHIND].split("逾期")[0], nearest_is_last=False)
    order = [label, behind] if _LEADS_UP.search(occasion.label) else [behind, label]
    headings = [_Place(h, nearest_is_last=True) for h in reversed(occasion.line.headings) if _OF_TIMES.search(h)]
    around = (_Place(words, nearest_is_last=True) for words in (occasion.before, occasion.lead))
    for place in (*order, *around, *headings):
        if purpose := place.purpose(wording):
            return purpose
    return ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Words that may tell what a time is for; the one nearest to it is the last, or the first."""

    words: str
    nearest_is_last: bool

    def purpose(self, wording: DraftWording) -> Act | str:
        """Return the kind of act, "counted", or "" where the words do not tell."""
        nearest = last_of if self.nearest_is_last else first_of
        stated = re.sub("|".join(wording.no_acts), lambda match: "　" * len(match[0]), self.words)
        acts = {kind: at for kind, words in wording.acts if (at := nearest(stated, words)) >= 0}
        counted = nearest(self.words, wording.counted)
        if counted >= 0 and (not acts or self._is_nearer(counted, acts.values())):
            return "counted"
        kind = next(iter(acts), "")
        if kind == "review" and has_any(self.words, wording.applicant) and "online" in acts:
            return "online"
        return kind

    def _is_nearer(self, at: int, others: Iterable[int]) -> bool:
        return at >= max(others) if self.nearest_is_last else at <= min(others)


def _may_be_window(time: PrintedTime, before: str, after: str) -> bool:
    if time.form == "day":
        return _SINGLE_DAY.search(before) is not None or _TAKES_PLACE.search(after) is not None
    return time.form in ("range", "until")


def _window(occasion: _Occasion, kind: str, wording: DraftWording) -> WindowEntry:
    line, time = occasion.line, occasion.time
    start, end = _quoted(occasion)
    hours = _HOURS.match(line.text, time.end)
    printed_hours = line.quote(hours.start(1), hours.end(1)).strip("（）()") if hours else ""
    if not hours and time.has_clock:
        printed_hours = line.quote(time.start, time.end)
    return WindowEntry.model_validate(
        {
            "name": _name(occasion, kind, wording),
            "kind": kind,
            "opens": time.opens,
            "closes": time.closes,
            "hours": printed_hours or None,
            "clause": line.clause,
            "quote": line.quote(start, end),
        }
    )


def _cutoff(occasion: _Occasion, wording: DraftWording) -> Iterator[CutoffEntry]:
    start, end = _quoted(occasion)
    if occasion.time.closes and occasion.time.form in ("range", "until", "day"):
        yield CutoffEntry(
            name=_name(occasion, "counted", wording),
            date=occasion.time.closes,
            clause=occasion.line.clause,
            quote=occasion.line.quote(start, end),
        )


def _quoted(occasion: _Occasion) -> tuple[int, int]:
    """The words that state a time: what leads up to it, or where that is little, what follows it."""
    text, end = occasion.line.text, occasion.time.end
    start = occasion.time.start - len(occasion.label.lstrip(" ，、；。"))
    if occasion.time.start - start < _SHORT_LABEL:
        end = min(occasion.end, occasion.line.part(min(end + 1, len(text)))[1])
    return start, max(end, occasion.time.end)


def _name(occasion: _Occasion, kind: str, wording: DraftWording) -> str:
    """What is done or counted, in the notice's words: what leads up to the day, a heading, or what follows it."""
    words = wording.counted if kind == "counted" else dict(wording.acts)[kind]
    label = _LABEL_END.sub("", occasion.label)
    before = _LABEL_END.sub("", occasion.before.rstrip("，").rsplit("，", 1)[-1])
    behind = re.split("[，。；：]", occasion.after.split("逾期")[0].lstrip("，、 "))[0]
    short = behind if len(behind) <= _SHORT_NAME else ""
    headings = [heading for heading in reversed(occasion.line.headings) if len(heading) <= _HEADING_LENGTH]
    inside = (
        re.sub("^.*（(?=[^（）]*$)", "", label) if kind == "counted" else ""
    )  # the day stands in brackets with what is counted
    candidates = [
        _plain(each) for each in (inside, label, short, *headings[:1], occasion.lead, before, behind, *headings)
    ]
    named = [each for each in candidates if len(each) > 1 and not _ASKED.search(each)]
    telling = (each for each in named if has_any(each, words) and each not in wording.applicant)
    return next(telling, next(iter(named), "时间安排"))[-_NAME_LENGTH:]


def _plain(words: str) -> str:
    """A name without brackets that are left open, signs at its edges and words that only link."""
    words = re.split("[。：]", words.replace("　", "").strip(" 。：；，、"))[-1]
    words = re.sub("^[^（）]*）|（[^（）]*$", "", words)
    words = _LAST_BRACKETS.sub("", words) if len(words) > _NAME_LENGTH else words
    return _LEAD.sub("", _COUNTED_FROM.sub("", _LABEL_END.sub("", words).rstrip("，"))).strip(" ，、；“”")


def _without_repeats(windows: Iterable[WindowEntry]) -> Iterator[WindowEntry]:
    """The windows without those that say again what one before them says, or less."""
    found: list[WindowEntry] = []
    places: dict[tuple[str, date], list[int]] = {}  # where those of one kind and closing day stand
    for window in windows:
        alike = places.setdefault((window.kind, window.closes), [])
        same = next((at for at in alike if _is_same(found[at], window)), None)
        if same is None:
            alike.append(len(found))
            found.append(window)
        elif found[same].opens is None and window.opens:
            found[same] = window
    yield from found


def _is_same(first: WindowEntry, second: WindowEntry) -> bool:
    """Whether two windows of one kind and closing day may be one."""
    return first.opens == second.opens or None in (first.opens, second.opens)
