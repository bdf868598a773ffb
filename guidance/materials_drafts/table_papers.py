"""The row of a table of materials → the papers that it asks for, by the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidance.materials_drafts.addressees import addressee_in_brackets
from guidance.materials_drafts.materials_wording import MaterialsWording
from guidance.materials_drafts.paper_sentence import Paper, read_sentence
from guidance.materials_drafts.paper_values import PaperValues, read_values, stated_count
from ingest.document import Clause

_ROW = re.compile(r"(?:table\d+-)?row\d+$")
_TITLE = re.compile("材料|名称|名目|内容|证件|资料|项目|文件")
_COPIES = re.compile(r"[\d一二两三四五六七八九十]+\s*份")
_FORM = re.compile("原件|复印件")
_COPIES_HEAD = re.compile("份|数量|备注|要求|说明|规格")


@dataclass(frozen=True, slots=True)
class RowPaper:
    """A paper of a row with its values; `by_head` tells that its copies stand under a head of copies alone."""

    paper: Paper
    values: PaperValues
    by_head: bool = False


def is_row(clause: Clause) -> bool:
    """Return whether the clause is the row of a table."""
    return bool(_ROW.search(clause.number))


def is_material_row(clause: Clause, wording: MaterialsWording) -> bool:
    """Return whether a row names a paper and its copies, whatever stands over the table."""
    return any(found.values.copies for found in read_row(clause, wording))


def read_row(clause: Clause, wording: MaterialsWording) -> list[RowPaper]:
    """Return the papers of a row; copies that differ by column are for those whom the column's head names."""
    cells = _cells(clause)
    head = next((head for head in cells if _TITLE.search(head)), None)
    if not is_row(clause) or head is None:
        return []
    title = cells.pop(head)
    papers = read_sentence(title, wording).papers or (Paper(title, title, 0, len(title)),)
    levels = {name: cell for name, cell in cells.items() if _COPIES.search(cell) and not _COPIES_HEAD.search(name)}
    if len(levels) > 1:
        return [found for paper in papers for found in _by_level(paper, cells, levels)]
    rest = "，".join(cells.values())
    bare = next((stated_count(cell) for name, cell in cells.items() if "份" in name and cell.isdecimal()), None)
    form = next((cell for cell in cells.values() if _FORM.match(cell)), "")
    addressed = [replace(p, whom=p.whom or addressee_in_brackets(f"（{rest}）", wording)) for p in papers]
    return [_with_bare_number(p, read_values(f"{p.name}{form}", p.words, rest), bare) for p in addressed]


def _cells(clause: Clause) -> dict[str, str]:
    heads = clause.heading.strip("\n").split("\n")[-1].split("\t")
    return {
        head.strip(): cell.strip() for head, cell in zip(heads, clause.text.split("\t"), strict=False) if cell.strip()
    }


def _by_level(paper: Paper, cells: dict[str, str], levels: dict[str, str]) -> Iterator[RowPaper]:
    common = "，".join(cell for name, cell in cells.items() if name not in levels)
    for name, cell in levels.items():
        values = read_values(f"{paper.name}{cell}", paper.words, f"{cell}，{common}")
        yield RowPaper(replace(paper, whom=f"申报{name}"), values)


def _with_bare_number(paper: Paper, values: PaperValues, bare: int | None) -> RowPaper:
    if bare and not values.copies:
        return RowPaper(paper, replace(values, copies=bare), by_head=True)
    return RowPaper(paper, values)
