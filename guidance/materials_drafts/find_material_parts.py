"""Which clauses of a notice say what to hand in: everything under a heading of materials, and sentences elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guidance.materials_drafts.materials_wording import MaterialsWording
from guidance.materials_drafts.paper_sentence import Paper, read_sentence
from guidance.materials_drafts.table_papers import is_material_row
from ingest.document import Clause
from ingest.text.sentences import sentence_spans

_NAMES_MATERIALS = re.compile(
    r"(?:材料|资料)(?:[类部分]|要求|清单|目录|报送|准备|提交|明细|[及和与、].*)*[：:。]?$|装订(?:顺序|要求)|提交.{0,6}(?:清单|目录)"
)
_OTHER_MATTER = re.compile("时间|地点|审核|审查|真实|造假|受理|公示|查阅|下载|咨询|退还|弄虚作假")
_LISTS_MATERIALS = re.compile(
    r"材料(?:有|包括|如下|清单|目录|为|（[^（）]*）|\([^()]*\))*[：:]|^.{0,4}(?:申报|报送|提交|所需|纸质|评审)?材料。"
)
_MIXED = re.compile("程序|时间|流程|安排|步骤|方式|条件")
_COUNTED = re.compile("[一二两三四五六七八九十\\d]+份")
_ENOUGH = 2  # papers that make a part one of materials
_LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class MaterialPart:
    """A clause that says what to hand in; with `is_whole` everything under it does so as well."""

    clause: Clause
    is_whole: bool


def find_material_parts(clauses: Sequence[Clause], wording: MaterialsWording) -> list[MaterialPart]:
    """Return the parts in the order of the notice; no clause lies in two of them."""
    found: list[MaterialPart] = []
    for clause in clauses:
        if clause.number == "annex" or any(_lies_in(clause, part) for part in found):
            continue
        if _is_headed(clause) and _is_part(clause, clauses, wording):
            if not _has_part_of_its_own(clause, clauses, wording):
                found.append(MaterialPart(clause, True))
        elif is_material_row(clause, wording) or _lists_papers(clause, wording):
            found.append(MaterialPart(clause, False))
    return found


def clauses_under(top: Clause, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clause and everything under it, in order."""
    return [c for c in clauses if c.number == top.number or c.number.startswith(f"{top.number}.")]


def title_of(clause: Clause) -> str:
    """Return what heads a clause: its heading, or its own first words where they are as short as one."""
    if clause.heading:
        return clause.heading
    first = re.split("[。：:；\n]", clause.text, maxsplit=1)[0]
    return first if len(first) <= _LONGEST_TITLE else ""


def _is_headed(clause: Clause) -> bool:
    title = title_of(clause)
    without = re.sub(r"[（(].*?[）)]", "", title)
    return bool(_NAMES_MATERIALS.search(without)) and not (
        _OTHER_MATTER.search(without) and not re.search("材料(?:及|和|与|、)|(?:及|和|与|、).{0,4}材料", without)
    )


def _is_part(clause: Clause, clauses: Sequence[Clause], wording: MaterialsWording) -> bool:
    return _papers_under(clause, clauses, wording) >= _ENOUGH


def _has_part_of_its_own(clause: Clause, clauses: Sequence[Clause], wording: MaterialsWording) -> bool:
    """Whether a clause that is headed by other matters too (程序与材料) has a part of materials under it."""
    if not _MIXED.search(title_of(clause)):
        return False
    below = clauses_under(clause, clauses)[1:]
    return any(_is_headed(inner) and _is_part(inner, clauses, wording) for inner in below)


def _lists_papers(clause: Clause, wording: MaterialsWording) -> bool:
    """Whether a clause by itself lists papers: it says so, or tells the copies of several."""
    says_so = _LISTS_MATERIALS.search(clause.text) and _papers(clause, wording) >= _ENOUGH
    return bool(says_so) or _counted_papers(clause, wording) >= _ENOUGH


def _counted_papers(clause: Clause, wording: MaterialsWording) -> int:
    """How many papers of the clause are told with their copies."""
    return sum(bool(_COUNTED.search(paper.words)) for paper in _papers_of(clause, wording))


def _lies_in(clause: Clause, part: MaterialPart) -> bool:
    return part.is_whole and clause.number.startswith(f"{part.clause.number}.")


def _papers_under(top: Clause, clauses: Sequence[Clause], wording: MaterialsWording) -> int:
    rows = [c for c in clauses_under(top, clauses) if "row" in c.number.rsplit(".", 1)[-1]]
    return len(rows) + sum(_papers(clause, wording) for clause in clauses_under(top, clauses))


def _papers(clause: Clause, wording: MaterialsWording) -> int:
    return len(_papers_of(clause, wording))


def _papers_of(clause: Clause, wording: MaterialsWording) -> list[Paper]:
    sentences = (clause.text[start:end] for start, end in sentence_spans(clause.text))
    return [paper for sentence in sentences for paper in read_sentence(sentence, wording).papers]
