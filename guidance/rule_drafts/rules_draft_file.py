"""The draft of a pack as a file: written whole, and held against the notice by the loader of packs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rule_drafts.boundary_cases import with_boundary_cases
from guidance.rule_drafts.draft_rules import DraftingTables, draft_rules
from guidance.rule_drafts.drafted_rules import RulesDraft
from guidance.rule_drafts.rule_wording import load_rule_wording
from guidance.rules.load_pack import read_pack
from guidance.rules.pack import LeftClause, Pack, RulesDraftFile
from ingest.drafting.draft_wording import load_draft_wording
from ingest.errors import AssistantError
from ingest.notices.load_notices import load_companions
from ingest.notices.notice import Notice
from ingest.notices.title_levels import load_title_levels
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import read_marked

_PATIENCE = 5.0  # seconds to wait for another editor
SUFFIX = ".draft.yaml"
MARK = "# 起草时的核对码："
_MARK_LENGTH = 12
HEAD_LINES = (
    "# 规则包草稿，由程序从原文起草，还不起作用：没有签认的草稿不判断任何人。写法见本文件夹的 README.md。",
    "# 逐条对照原文改好，left 里的每一条都要有着落，再运行 python -m guidance rules --sign 通知代号 --by 姓名。",
)
_SOURCE = ("clause", "quote", "reading")
_PARTS = ("scope", "requirements", "routes")


class DraftInWorkError(AssistantError):
    """A draft that someone has worked on would be written over; the message is one line of Chinese."""


def load_drafting_tables() -> DraftingTables:
    """Return the tables of the knowledge folder that a draft is read with."""
    return DraftingTables(load_facts(), load_title_levels(), load_rule_wording(), load_draft_wording(), load_replies())


def draft_path(notice_id: str) -> Path:
    """Return where the draft of a notice's pack lies, or would lie."""
    return settings().knowledge / "rules" / f"{notice_id}{SUFFIX}"


def sound_draft(notice: Notice, tables: DraftingTables) -> RulesDraft:
    """Return the draft of a notice's pack as it loads, what the standards that it goes by say in it.

    A part that the loader refuses is left to be decided instead. Nothing is written.
    """
    draft = draft_rules(notice, tables, load_companions(notice))
    for _ in range(len(draft.file.routes) + len(draft.file.scope) + len(draft.file.requirements) + 1):
        try:
            read_draft(notice, tables, as_yaml(draft.file))
        except FaultsError as error:
            draft = _without(draft, error.faults, notice)
        else:
            break
    pack = read_draft(notice, tables, as_yaml(draft.file))
    return replace(draft, file=draft.file.model_copy(update=with_boundary_cases(pack, tables.replies)))


def renew_cases(notice: Notice, tables: DraftingTables) -> int:
    """Make the cases of a draft's file anew from its conditions as they are now; return how many there are.

    The cases that people wrote stay, and so does everything else in the file.
    """
    path = draft_path(notice.id)
    with rules_lock():
        pack = read_draft(notice, tables)
        parts = with_boundary_cases(pack, tables.replies)
        values = pack.rules.model_copy(update=parts).model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)
        before = path.read_text(encoding="utf-8")
        text = without_blocks(before.rstrip("\n") + "\n", parts)
        text += "\n".join(_block(key, values.get(key, [])) for key in parts)
        read_draft(notice, tables, text)
        write_whole(path, (_marked(text.partition("\n")[2]) if _is_untouched(before) else text).encode())
    return len(parts["cases"])


def read_draft(notice: Notice, tables: DraftingTables, text: str | None = None) -> Pack:
    """Return the draft of a notice's pack from its file, or from `text`, checked as a pack is; raise FaultsError."""
    return read_pack(draft_path(notice.id), notice, tables.vocabulary, text, RulesDraftFile)


def write_draft(draft: RulesDraft) -> Path:
    """Write the draft beside the packs, whole or not at all, and never over a pack.

    Raises DraftInWorkError where someone has already worked on a draft that is there: its work is not lost.
    """
    path, text = draft_path(draft.file.notice), as_yaml(draft.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with rules_lock():
        if path.is_file() and not _is_untouched(path.read_text(encoding="utf-8")):
            raise DraftInWorkError(f"草稿 {path} 已经有人改过，没有重写；要重新起草，请先把它移走")
        write_whole(path, _marked(text).encode())
    return path


def rules_lock() -> AbstractContextManager[None]:
    """Return what keeps other editors from the drafts and packs for as long as it is held."""
    return exclusive_lock(settings().data / "rules", _PATIENCE, "修改规则")


def without_blocks(text: str, keys: Iterable[str]) -> str:
    """Return the text of a file without these parts of it."""
    for key in keys:
        text = re.sub(rf"^{key}:.*\n(?:[ -].*\n|\n)*", "", text, flags=re.MULTILINE)
    return text


def _block(key: str, value: Any) -> str:
    """One part of the file; what holds nothing but words and numbers stands on one line."""
    style = None if isinstance(value, list | dict) else False
    part = {key: _ordered(value)}
    return yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=style)


def _ordered(value: Any) -> Any:
    """A value in which every condition names first what it asks, then where that stands."""
    if isinstance(value, list):
        return [_ordered(each) for each in value]
    if not isinstance(value, dict):
        return value
    source = [key for key in _SOURCE if key in value] if not value.keys() & {"needs", "id"} else []
    return {key: _ordered(value[key]) for key in (*(key for key in value if key not in source), *source)}


def _marked(text: str) -> str:
    """A draft headed by what tells later whether someone has worked on it."""
    return f"{MARK}{_mark(text)}\n{text}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK_LENGTH]


def _is_untouched(text: str) -> bool:
    """Whether a draft is as the program wrote it."""
    first, _, rest = text.partition("\n")
    return first == f"{MARK}{_mark(rest)}"


def as_yaml(file: RulesDraftFile) -> str:
    """Return the text of a draft's file."""
    values = {"draft": True, **file.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)}
    parts = [_block(key, value) for key, value in values.items()]
    return "\n".join([*HEAD_LINES, *parts])


def _without(draft: RulesDraft, faults: Iterable[Fault], notice: Notice) -> RulesDraft:
    """The draft without the parts in which the loader finds faults, each left with what it says."""
    marked = _marked_lines(draft, notice)
    file, left = draft.file, list(draft.file.left)
    dropped: set[tuple[str, int]] = set()
    for fault in faults:
        place = max((each for each in marked if each[0] <= fault.line), default=None)
        if place is None:
            raise FaultsError(faults)
        dropped.add(place[1:])
        rule = getattr(file, place[1])[place[2]]
        left.append(LeftClause(clause=rule.clause, why=f"读出的条件还要核对：{fault.message}"))
    update: dict[str, object] = {
        part: [rule for at, rule in enumerate(getattr(file, part)) if (part, at) not in dropped] for part in _PARTS
    }
    return replace(draft, file=file.model_copy(update={**update, "left": left}))


def _marked_lines(draft: RulesDraft, notice: Notice) -> list[tuple[int, str, int]]:
    """The line on which each part begins, with its place."""
    marked = read_marked(draft_path(notice.id), as_yaml(draft.file))
    return [(marked.line((part, at)), part, at) for part in _PARTS for at in range(len(getattr(draft.file, part)))]
