"""Lines on pages → paragraphs: page furniture taken out, lines joined, across pages too, rows of tables between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.markdown_text import heading, paragraph, table_row
from ingest.text.look_alikes import unify_look_alikes

MARGIN = 0.09  # of a page's height, at its top and its foot, where running heads and page numbers stand
_PAGE_NUMBER = re.compile(
    r"[-—–―─·\s]*(?:第\s*)?\d{1,3}\s*(?:页|/\s*\d{1,3})?(?:\s*[,，]?\s*共\s*\d+\s*页)?[-—–―─·\s]*"
)
_TITLE_SIZE = 1.15  # times the size of the running text
_FULL_TITLE = 0.75  # of the width of the running text; a shorter title line was broken on purpose
_ORPHAN = 2  # characters that a title leaves on a line of their own at most; so few say little of their size
_ENDED = ("。", "；", "：", "！", "？")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十]{1,3}[、条章]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]")
_SAME_SIZE = 0.1  # of the size of the running text
_WIDE = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’〔〕"
_SIGNS = "\uff00-\uffef、。“”"
_SPREAD = re.compile(
    f"(?<=[{_WIDE}]) +(?=[{_WIDE}])|(?<=[{_SIGNS}]) +(?=[!-~])|(?<=[!-~]) +(?=[{_SIGNS}])"
)  # spaces of justification


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, its edges and letter size in one unit; `cells` where it is the row of a table."""

    text: str
    left: float
    right: float
    size: float
    page: int
    is_marginal: bool = False
    cells: tuple[str, ...] = ()


def without_furniture(lines: Sequence[PageLine], pages: int) -> list[PageLine]:
    """The lines without page numbers, and without what the margins of most pages repeat."""
    repeated = Counter(_shape(line) for line in lines if line.is_marginal)
    running = {shape for shape, count in repeated.items() if pages > 1 and count > pages / 2}
    return [line for line in lines if not (line.is_marginal and _is_furniture(line, running))]


def _is_furniture(line: PageLine, running: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _shape(line) in running


def _shape(line: PageLine) -> str:
    return re.sub(r"\d+", "0", line.text)


def join_paragraphs(lines: Sequence[PageLine]) -> Iterator[str]:
    """The lines joined to paragraphs: one goes on in the next line where it reaches the right edge."""
    text_lines = [line for line in lines if not line.cells]
    size = median([line.size for line in text_lines for _ in line.text]) if text_lines else 0
    body = [x for x in text_lines if x.size <= _TITLE_SIZE * size and not x.is_marginal] or text_lines
    left = _edge([line.left for line in body], lowest=True)
    right = _edge([line.right for line in body], lowest=False)
    gathered: PageLine | None = None
    header: tuple[str, ...] = ()
    for line in lines:
        if line.cells:
            yield from _told(gathered, size)
            gathered = None
            if line.cells != header:
                yield table_row(line.cells)
            header = header or line.cells
        elif gathered and _goes_on(gathered, line, left, right, size):
            gathered = replace(line, text=_joined(gathered.text, line.text), left=gathered.left)
        else:
            yield from _told(gathered, size)
            gathered = line
    yield from _told(gathered, size)


def _edge(values: Sequence[float], lowest: bool) -> float:
    """The edge that most lines reach, a few that stick out aside."""
    ordered = sorted(values, reverse=not lowest)
    return ordered[len(ordered) // 20] if ordered else 0


def _goes_on(above: PageLine, line: PageLine, left: float, right: float, size: float) -> bool:
    if above.size > _TITLE_SIZE * size or line.size > _TITLE_SIZE * size:
        is_wrapped = above.right - above.left > _FULL_TITLE * (right - left)
        is_alike = abs(above.size - line.size) < _SAME_SIZE * size or len(line.text) <= _ORPHAN
        return is_wrapped and is_alike and above.page == line.page
    if above.text.endswith(_ENDED) and _NUMBERED.match(line.text):
        return False
    is_full = above.right > right - 1.6 * size
    is_indented = line.left > left + 1.2 * size
    return is_full and not is_indented


def without_spread(text: str) -> str:
    """Return a line without the spaces that justification put between its characters, and with plain characters.

    Some programs write 人 as the radical of the same shape.
    """
    return _SPREAD.sub("", unify_look_alikes(text))


def _joined(above: str, text: str) -> str:
    in_latin = above[-1:].isascii() and text[:1].isascii() and above[-1:].isalpha() and text[:1].isalpha()
    return above + (" " if in_latin else "") + text


def _told(line: PageLine | None, size: float) -> Iterator[str]:
    if line and line.text:
        yield heading(line.text, 1) if line.size > _TITLE_SIZE * size and len(line.text) <= 80 else paragraph(line.text)
