"""The days of a notice as a picture: windows as bars, cut-offs as marks, today as a line, hours of a day beneath.

It is SVG in an image: one that fits any width without a script, whose letters keep their size and whose words are
read aloud; a plotting library would bring a script of a megabyte for a handful of bars (docs/adr).
"""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from datetime import date, time

from guidance.documents.deadlines import read_hours
from ingest.notices.notice import Cutoff, Notice, Window
from ingest.text.dates import say_day, say_period

_LINE = 22  # pixels from one line of text to the next
_BAR = 12  # height of a bar
_GAP = 14  # under a bar
_WIDEST = 42  # Latin letters, or half as many Chinese ones, that fit beside each other on a phone
_TICKS = 4  # months that are named at most, about
_TOP = 34  # where the first row begins, under the word for today
_EDGE = 2.0  # percent of the width that stay free at both sides
# The colours of ui/theme.css and ui/display.css: an image sees nothing of the page but whether it is dark.
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
@media (prefers-color-scheme: dark) {
  text { fill: #e9edf0; stroke: #14191d; }
  .soft, text.tick { fill: #b4bfc7; }
  .now { fill: #ff9d8c; }
  .track { fill: #323c44; }
  .bar { fill: #8cc4f0; }
  .bar.over { fill: #8a96a0; }
  line.tick { stroke: #b4bfc7; }
  .mark { fill: #14191d; stroke: #8cc4f0; }
  .today { stroke: #ff9d8c; }
}
"""


def draw_timeline(notice: Notice, today: date) -> str:
    """Return the picture as an HTML image that fits any width without scaling its letters; "" without days."""
    days = [day for window in notice.windows for day in (window.opens, window.closes) if day]
    days += [cutoff.date for cutoff in notice.cutoffs]
    if not days:
        return ""
    picture = _Picture(min(days), max(days), today)
    picture.draw_today()
    for cutoff in sorted(notice.cutoffs, key=lambda cutoff: cutoff.date):
        picture.draw_cutoff(cutoff)
    for window in notice.windows:
        picture.draw_window(window)
    picture.draw_line_of_today()
    picture.draw_months()
    for windows in _by_hours(notice):
        picture.draw_hours(windows)
    # As an image: a sanitiser lets no bare SVG through, and its words serve those who do not see it.
    source = f"data:image/svg+xml;base64,{base64.b64encode(picture.svg().encode()).decode()}"
    words = html.escape(_in_words(notice, today))
    return f'<img class="days" src="{source}" alt="{words}" style="width:100%;height:{picture.bottom}px">'


class _Picture:
    """The picture as it grows: its parts, and `bottom`, the pixel under the last of them.

    Days stand at shares of the width in percent, the `first` at the left edge and the `last` at the right one.
    """

    def __init__(self, first: date, last: date, today: date) -> None:
        self.first = first
        self.last = last
        self.today = today
        self.bottom = _TOP
        self._shapes: list[str] = []
        self._texts: list[str] = []

    def svg(self) -> str:
        """Return the picture; letters lie over everything else."""
        body = f"<style>{_STYLE}</style>{''.join([*self._shapes, *self._texts])}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{self.bottom}">{body}</svg>'

    def draw_today(self) -> None:
        """Name today over its place, or on the side on which it lies outside."""
        words = f"今天 {say_day(self.today)}"
        if self.today > self.last:
            self._text(f"{words}（在右边图外）→", "100%", 16, "now", "end")
        elif self.today < self.first:
            self._text(f"←{words}（在左边图外）", "0", 16, "now")
        else:
            share = self._share(self.today)
            self._text(words, f"{share}%", 16, "now", _anchor(share))

    def draw_cutoff(self, cutoff: Cutoff) -> None:
        """A row with a mark at the day."""
        self._name_row([*_wrapped(cutoff.name), f"算到{say_day(cutoff.date)}"])
        self._track()
        middle = self.bottom + _BAR // 2
        self._shapes[-1] += f'<circle class="mark" cx="{self._share(cutoff.date)}%" cy="{middle}" r="7"/>'
        self.bottom += _BAR + _GAP

    def draw_window(self, window: Window) -> None:
        """A row with a bar from the first day to the last."""
        self._name_row([*_wrapped(window.name), say_period(window.opens, window.closes)])
        self._track()
        self._bar(self._share(window.opens or self.first), self._share(window.closes), self.today > window.closes)
        self.bottom += _BAR + _GAP

    def draw_line_of_today(self) -> None:
        """A line down all rows so far, where today lies inside."""
        if self.first <= self.today <= self.last:
            share = f"{self._share(self.today)}%"
            down = f'y1="{_TOP - 10}" y2="{self.bottom - _GAP}"'
            self._shapes.append(f'<line class="today" x1="{share}" x2="{share}" {down}/>')

    def draw_months(self) -> None:
        """Some firsts of months under the rows."""
        months = range(self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month)
        firsts = [date(number // 12, number % 12 + 1, 1) for number in months]
        shown = firsts[:: len(firsts) // _TICKS + 1]
        for first in shown:
            share = self._share(first)
            down = f'y1="{self.bottom - _GAP}" y2="{self.bottom - _GAP + 5}"'
            self._shapes.append(f'<line class="tick" x1="{share}%" x2="{share}%" {down}/>')
            year = f"{first.year}年" if first.month == 1 and self.first.year != self.last.year else ""
            anchor = "middle" if share > 8 else "start"
            self._text(f"{year}{first.month}月", f"{share}%", self.bottom + 8, "tick", anchor)
        self.bottom += _LINE + 4 if shown else 0

    def draw_hours(self, windows: Sequence[Window]) -> None:
        """The hours of a day that these windows share, on a scale of their own; without clock times words alone."""
        text, names = windows[0].hours, "、".join(window.name for window in windows)
        self._name_row([*_wrapped(f"{names}的时段"), *_wrapped(text)])
        hours = read_hours(text)
        if not hours:
            self.bottom += _GAP
            return
        low, high = hours[0][0].hour - 1, min(hours[-1][1].hour + 2, 24)
        over = all(self.today > window.closes for window in windows)
        self._track()
        for start, end in hours:
            left, right = (_in_frame((_hours_of(at) - low) / (high - low)) for at in (start, end))
            self._bar(left, right, over)
            for share, at in ((left, start), (right, end)):
                self._text(f"{at:%-H:%M}", f"{share:.2f}%", self.bottom + _BAR + 16, "soft", "middle")
        self.bottom += _BAR + _LINE + _GAP

    def _share(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return round(_in_frame(min(max((day - self.first).days / whole, 0), 1)), 2)

    def _name_row(self, lines: Sequence[str]) -> None:
        """Put the words of a row above its mark."""
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            self._text(line, "0", self.bottom + 16 + number * _LINE, "soft" if last else "name")
        self.bottom += len(lines) * _LINE + 6

    def _text(self, words: str, x: str, y: int, kind: str, anchor: str = "start") -> None:
        self._texts.append(f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{html.escape(words)}</text>')

    def _track(self) -> None:
        size = f'width="{100 - 2 * _EDGE}%" height="{_BAR}"'
        self._shapes.append(f'<rect class="track" x="{_EDGE}%" y="{self.bottom}" {size}/>')

    def _bar(self, left: float, right: float, over: bool) -> None:
        kind, width = "bar over" if over else "bar", max(right - left, 0.6)
        size = f'width="{width:.2f}%" height="{_BAR}"'
        self._shapes.append(f'<rect class="{kind}" x="{left:.2f}%" y="{self.bottom}" {size}/>')


def _by_hours(notice: Notice) -> list[list[Window]]:
    """The windows that state hours, those with the same hours together."""
    found: dict[str, list[Window]] = {}
    for window in notice.windows:
        if window.hours:
            found.setdefault(window.hours, []).append(window)
    return list(found.values())


def _in_words(notice: Notice, today: date) -> str:
    """The picture for those who do not see it."""
    windows = [
        f"{window.name} {say_period(window.opens, window.closes)}" + (f"，{window.hours}" if window.hours else "")
        for window in notice.windows
    ]
    cutoffs = [f"{cutoff.name}算到{say_day(cutoff.date)}" for cutoff in notice.cutoffs]
    return f"时间图。今天是{say_day(today)}。{'；'.join([*windows, *cutoffs])}。"


def _wrapped(words: str) -> list[str]:
    """Lines that a phone is wide enough for; a Latin letter takes half of a Chinese one."""
    lines, width = [""], 0
    for char in words:
        own = 1 if char.isascii() else 2
        if width + own > _WIDEST:
            lines.append("")
            width = 0
        lines[-1] += char
        width += own
    return lines


def _in_frame(part: float) -> float:
    """A part of the scale, from 0 to 1, as a share of the picture's width in percent."""
    return _EDGE + part * (100 - 2 * _EDGE)


def _anchor(share: float) -> str:
    """Which point of a text stands at that share of the width, so that it stays inside."""
    if share < 30:
        return "start"
    return "end" if share > 70 else "middle"


def _hours_of(at: time) -> float:
    return at.hour + at.minute / 60
