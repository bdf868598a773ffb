"""What changed from one edition to the next and what was carried over, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from guidance.answering.compare_notices import WordingSpan, compare
from guidance.carry_over.draft_edition import PART_NAMES, CarriedEdition
from guidance.carry_over.edition_pair import LeftToConfirm
from ingest.document import Clause
from ingest.edition_changes.clause_changes import KIND_NAMES, ClauseChange
from ingest.text.normalise import without_markup

_ROOM = 40  # characters of what is the same that are shown around a difference
_SHOWN = 15  # of what is left of one part
_COUNTED = {"questions": "条", "rules": "条路径", "materials": "项", "faq": "条"}


def report_lines(carried: CarriedEdition, written: Sequence[Path]) -> Iterator[str]:
    """Yield the report for the terminal: clause by clause old beside new, differences in 【】, then what is left."""
    old, changes = carried.editions.old, carried.editions.changes
    counts = "，".join(f"{name} {changes.count(kind)} 条" for kind, name in KIND_NAMES.items())
    yield f"与 {old.name}（{old.id}）对照：{counts}"
    for change in changes.changes:
        if change.kind != "same" or change.is_moved:
            yield from _change_lines(change)
    drafts = "，".join(f"{PART_NAMES[p]} {n} {_COUNTED[p]}" for p, n in carried.counts.items() if n)
    yield f"沿用为草稿：{drafts or '没有可以沿用的'}"
    yield from (f"  {path}" for path in written)
    for part, name in PART_NAMES.items():
        yield from _left_lines(name, [left for left in carried.left if left.part == part])


def report_json(carried: CarriedEdition, written: Sequence[Path]) -> dict[str, Any]:
    """Return the same as an object: every clause of both editions, counts, files and what is left to confirm."""
    changes = carried.editions.changes
    return {
        "replaces": carried.editions.old.id,
        "counts": {kind: changes.count(kind) for kind in KIND_NAMES},
        "clauses": [_change_object(change) for change in changes.changes],
        "carried": dict(carried.counts),
        "files": [str(path) for path in written],
        "left": [
            {"part": each.part, "what": each.what, "clause": each.clause, "why": each.why} for each in carried.left
        ],
    }


def _left_lines(name: str, left: Sequence[LeftToConfirm]) -> Iterator[str]:
    """What is left to confirm of one part; of many the first, since the draft lists all."""
    if left:
        yield f"{name}还要核对 {len(left)} 处" + ("，草稿开头全部列出：" if len(left) > _SHOWN else "：")
    for each in left[:_SHOWN]:
        clause = f"（{each.clause}）" if each.clause else ""
        yield f"  {_one_line(each.what)}{clause}：{_one_line(each.why)}"


def _change_lines(change: ClauseChange) -> Iterator[str]:
    first, second = change.old, change.new
    moved = f"（原 {first.label}）" if first and change.is_moved else ""
    name = "移动" if change.kind == "same" else KIND_NAMES[change.kind]
    yield f"[{name}] {_label(second or first)}{moved}"
    if first and second and change.kind != "same":
        spans = compare(first, second)
        yield f"  旧：{_marked(spans, [span.left for span in spans])}"
        yield f"  新：{_marked(spans, [span.right for span in spans])}"
    elif change.kind != "same" and (only := second or first):
        yield f"  {'新' if second else '旧'}：{_one_line(without_markup(only.words))}"


def _marked(spans: Sequence[WordingSpan], texts: Sequence[str]) -> str:
    """One side of a comparison, what differs in 【】, long stretches of what is the same shortened."""
    pieces = []
    for span, text in zip(spans, texts, strict=True):
        words = _one_line(text)
        if not span.same:
            pieces.append(f"【{words}】")
        else:
            pieces.append(words if len(words) <= 2 * _ROOM else f"{words[:_ROOM]}……{words[-_ROOM:]}")
    return "".join(pieces)


def _change_object(change: ClauseChange) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": change.kind,
        "moved": change.is_moved,
        "old": change.old.id if change.old else None,
        "new": change.new.id if change.new else None,
    }
    if change.old and change.new and change.kind != "same":
        spans = compare(change.old, change.new)
        found["spans"] = [{"same": span.same, "old": span.left, "new": span.right} for span in spans]
    elif only := change.new or change.old:
        found["text"] = only.words
    return found


def _label(clause: Clause | None) -> str:
    return clause.label if clause else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
