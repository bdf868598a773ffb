"""The days of a notice as a picture: windows as bars, cut-offs as marks, today as a line, hours of a day beneath."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from datetime import date, time

from guidance.documents.deadlines import read_hours
from ingest.notices.notice import Notice, Window, application_state
from ingest.text.dates import say_day

_LINE = 22
_BAR = 12
_GAP = 14
_WIDE = 42
_TICKS = 4
_TOP = 34
_EDGE = 2.0
_STYLE = """
text { font: 15px system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
text { fill: #1c2329; stroke: #fff; stroke-width: 4px; paint-order: stroke; }
.soft { font-size: 14px; fill: #4d5860; }
.now { font-size: 14px; font-weight: 600; fill: #9d2a1a; }
.track { fill: #e9edf0; }
.bar { fill: #14588a; }
.bar.over { fill: #7a858d; }
line.tick { stroke: #4d5860; }
text.tick { font-size: 13px; fill: #4d5860; }
.mark { fill: #fff; stroke: #14588a; stroke-width: 3; }
.today { stroke: #9d2a1a; stroke-width: 2; stroke-dasharray: 4 3; }
"""


def draw_timeline(notice: Notice, today: date) -> str:
    """Return the picture as an SVG image that fits any width without scaling its letters; "" without days."""
    days = [day for window in notice.windows for day in (window.opens, window.closes)]
    days += [cutoff.date for cutoff in notice.cutoffs]
    if not days:
        return ""
    scale = _Scale(min(days), max(days))
    parts = list(_today(scale, today))
    at = _rows(parts, notice, scale, today)
    if scale.holds(today):
        share = scale.share(today)
        parts.append(f'<line class="today" x1="{share}%" x2="{share}%" y1="{_TOP - 10}" y2="{at - _GAP}"/>')
    at = _months(parts, scale, at)
    for windows in _by_hours(notice).values():
        at = _hours(parts, at, windows, today)
    # As an image: a sanitiser lets no bare SVG through, and its words serve those who do not see it.
    letters_on_top = sorted(parts, key=lambda part: part.startswith("<text"))
    body = f"<style>{_STYLE}</style>{''.join(letters_on_top)}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{at}">{body}</svg>'
    source = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
    words = html.escape(_words(notice, today))
    return f'<img class="days" src="{source}" alt="{words}" style="width:100%;height:{at}px">'


def _rows(parts: list[str], notice: Notice, scale: _Scale, today: date) -> int:
    """A row for each cut-off and each window; return where they end."""
    at = _TOP
    for cutoff in sorted(notice.cutoffs, key=lambda each: each.date):
        at = _row(parts, at, [*_wrapped(cutoff.name), f"算到{say_day(cutoff.date)}"])
        parts.append(_mark(scale.share(cutoff.date), at))
        at += _BAR + _GAP
    for window in notice.windows:
        at = _row(parts, at, [*_wrapped(window.name), f"{say_day(window.opens)}至{say_day(window.closes)}"])
        over = application_state([window], today) == "closed"
        parts += [_track(at), _bar(scale.share(window.opens), scale.share(window.closes), at, over)]
        at += _BAR + _GAP
    return at


def _months(parts: list[str], scale: _Scale, at: int) -> int:
    """Some firsts of months under the rows."""
    months = range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month)
    firsts = [date(number // 12, number % 12 + 1, 1) for number in months]
    shown = firsts[:: len(firsts) // _TICKS + 1]
    for first in shown:
        share = f"{scale.share(first)}%"
        parts.append(f'<line class="tick" x1="{share}" x2="{share}" y1="{at - _GAP}" y2="{at - _GAP + 5}"/>')
        year = f"{first.year}年" if first.month == 1 and scale.first.year != scale.last.year else ""
        parts.append(
            _text(f"{year}{first.month}月", share, at + 8, "tick", "middle" if scale.share(first) > 8 else "start")
        )
    return at + _LINE + 4 if shown else at


def _by_hours(notice: Notice) -> dict[str, list[Window]]:
    found: dict[str, list[Window]] = {}
    for window in notice.windows:
        if window.hours:
            found.setdefault(window.hours, []).append(window)
    return found


class _Scale:
    """Days → shares of the width in percent, a margin left at both edges."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.whole = max((last - first).days, 1)

    def share(self, day: date) -> float:
        part = min(max((day - self.first).days / self.whole, 0), 1)
        return round(_EDGE + part * (100 - 2 * _EDGE), 2)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def _today(scale: _Scale, today: date) -> Iterator[str]:
    """Where today stands, or on which side of the picture it lies."""
    words = f"今天 {say_day(today)}"
    if scale.holds(today):
        share = scale.share(today)
        side = "start" if share < 30 else "end" if share > 70 else "middle"
        yield _text(words, f"{share}%", 16, "now", side)
    elif today > scale.last:
        yield _text(f"{words}（在右边图外）→", "100%", 16, "now", "end")
    else:
        yield _text(f"←{words}（在左边图外）", "0", 16, "now", "start")


def _row(parts: list[str], at: int, lines: list[str]) -> int:
    """Put the words of a row above its mark; return where the mark goes."""
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        parts.append(_text(line, "0", at + 16 + number * _LINE, "soft" if last else "name"))
    return at + len(lines) * _LINE + 6


def _hours(parts: list[str], at: int, windows: list[Window], today: date) -> int:
    """The hours of a day on a scale of their own; words without clock times stay words."""
    words, names = windows[0].hours, "、".join(window.name for window in windows)
    hours, over = read_hours(words), application_state(windows, today) == "closed"
    at = _row(parts, at, [*_wrapped(f"{names}的时段"), *_wrapped(words)])
    if not hours:
        return at + _GAP
    low, high = hours[0][0].hour - 1, min(hours[-1][1].hour + 2, 24)
    parts.append(_track(at))
    for start, end in hours:
        left, right = (_EDGE + (_hour(each) - low) / (high - low) * (100 - 2 * _EDGE) for each in (start, end))
        parts.append(_bar(left, right, at, over))
        for share, each in ((left, start), (right, end)):
            parts.append(_text(f"{each:%-H:%M}", f"{share:.2f}%", at + _BAR + 16, "soft", "middle"))
    return at + _BAR + _LINE + _GAP


def _words(notice: Notice, today: date) -> str:
    """The picture for those who do not see it."""
    said = [
        f"{w.name} {say_day(w.opens)}至{say_day(w.closes)}{'，' + w.hours if w.hours else ''}" for w in notice.windows
    ]
    said += [f"{c.name}算到{say_day(c.date)}" for c in notice.cutoffs]
    return f"时间图。今天是{say_day(today)}。{'；'.join(said)}。"


def _wrapped(words: str) -> list[str]:
    """Lines that a phone is wide enough for; a Latin letter takes half of a Chinese one."""
    lines, width = [""], 0
    for char in words:
        own = 1 if char.isascii() else 2
        if width + own > _WIDE:
            lines.append("")
            width = 0
        lines[-1] += char
        width += own
    return lines


def _hour(at: time) -> float:
    return at.hour + at.minute / 60


def _text(words: str, x: str, y: int, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{html.escape(words)}</text>'


def _track(at: int) -> str:
    return f'<rect class="track" x="{_EDGE}%" y="{at}" width="{100 - 2 * _EDGE}%" height="{_BAR}"/>'


def _bar(left: float, right: float, at: int, over: bool) -> str:
    width = max(right - left, 0.6)
    return (
        f'<rect class="{"bar over" if over else "bar"}" x="{left:.2f}%" y="{at}" width="{width:.2f}%" height="{_BAR}"/>'
    )


def _mark(share: float, at: int) -> str:
    middle = at + _BAR // 2
    return f'{_track(at)}<circle class="mark" cx="{share}%" cy="{middle}" r="7"/>'
