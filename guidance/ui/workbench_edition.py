"""Tab 新旧对照: what changed from the notice that this one replaces, what was taken over, what is left to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from guidance.carry_over.carry_over_added import carry_over, find_replaced
from guidance.carry_over.draft_edition import PART_NAMES, CarriedEdition, draft_edition
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.ui.compare_dialog import draw_edition_changes
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings

_UNITS = {"questions": "句", "rules": "条途径", "materials": "项", "faq": "条"}
_TABS = {"questions": "问题", "rules": "规则", "materials": "材料", "faq": "常见问题"}


@dataclass(frozen=True)
class EditionPartRow:
    """One part of what was written on the old notice: how much was taken over, where that stands, what is left."""

    name: str
    carried: str
    state: str
    left: tuple[str, ...]


def draw(notice: Notice, who: str) -> None:
    """Show both editions side by side, and what became of everything written on the old one."""
    try:
        old = find_replaced(settings().knowledge / "notices", [name for name in notice.replaces if name != notice.id])
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"旧通知读不出：{in_words(error)}"))
        return
    if old is None:
        draw_hint("没有写代替哪一份旧通知，没有可对照的。")
        return
    st.html(render("heading", words=f"从{old.name}沿用的"))
    with st.spinner("正在逐条对照……"):
        carried = _carried(_Editions(old, notice, _stamps(old, notice)))
    _draw_carried(carried, notice, old, who)
    st.html(render("heading", words="哪些条有变化"))
    draw_edition_changes(notice, old)


def part_rows(carried: CarriedEdition) -> Iterator[EditionPartRow]:
    """Yield what became of questions, rules, materials and FAQ of the old notice, those that it has."""
    files = {part: path for path in carried.files for part in PART_NAMES if _is_of(part, path)}
    for part, name in PART_NAMES.items():
        left = tuple(_left_words(carried, part))
        count = carried.counts.get(part, 0)
        if count or left:
            yield EditionPartRow(name, f"{count} {_UNITS[part]}", _state(files.get(part), part), left)


def _draw_carried(carried: CarriedEdition, notice: Notice, old: Notice, who: str) -> None:
    rows = list(part_rows(carried))
    if not rows:
        draw_hint("旧通知没有整理过问法、规则、材料清单和常见问题，没有可以沿用的。")
        return
    st.html(render("workbench_carried", rows=rows))
    missing = [path for path in carried.files if not path.exists() and not _taken(path).exists()]
    if missing:
        st.button("沿用旧通知的资料", key="carry-over", type="primary", on_click=_carry, args=(notice, old, who))


def _carry(notice: Notice, old: Notice, who: str) -> None:
    def carry() -> None:
        report = carry_over(notice.folder, [old.id])
        note(report.problem or "已沿用为草稿，请到各栏核对、采用。")

    try_to(carry, notice.id, who, "drafted", f"沿用 {old.id} 的资料")


def _left_words(carried: CarriedEdition, part: str) -> Iterator[str]:
    """What is left of one part, a line each, each once."""
    clauses = {clause.number: clause.label for clause in carried.editions.new.clauses}
    lines = [
        f"{clauses.get(each.clause, each.clause) or '整份'}　{' '.join(each.what.split())}：{each.why}"
        for each in carried.left
        if each.part == part
    ]
    yield from dict.fromkeys(lines)


def _state(draft: Path | None, part: str) -> str:
    """Where a part stands: taken, drafted and to be confirmed, or not taken over yet."""
    if draft and _taken(draft).exists():
        return "已采用"
    if draft and draft.exists():
        return f"草稿，请到“{_TABS[part]}”核对"
    return "还没有沿用" if draft else "没有可沿用的"


def _taken(draft: Path) -> Path:
    return draft.with_name(draft.name.replace(".draft.", "."))


def _is_of(part: str, path: Path) -> bool:
    return path.parent.name == part or (part == "questions" and path.name.startswith("questions."))


@dataclass(frozen=True)
class _Editions:
    """Two editions, and what tells that a file of either has changed."""

    old: Notice
    new: Notice
    stamps: tuple[tuple[str, int], ...]


def _stamps(*notices: Notice) -> tuple[tuple[str, int], ...]:
    """Names and times of the files that both editions and what was written on them are read from."""
    knowledge = settings().knowledge
    folders = [path for notice in notices for path in sorted(notice.folder.glob("*.*"))]
    written = [knowledge / part / f"{notice.id}.yaml" for part in ("rules", "materials", "faq") for notice in notices]
    files = [path for path in (*folders, *written) if path.is_file()]
    return tuple((str(path), path.stat().st_mtime_ns) for path in files)


@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs={_Editions: lambda editions: editions.stamps})
def _carried(editions: _Editions) -> CarriedEdition:
    return draft_edition(editions.old, editions.new, settings().knowledge, load_facts(), load_replies())
