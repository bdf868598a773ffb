"""A draft as materials/<notice id>.draft.yaml: an editor corrects it and saves it as <notice id>.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from guidance.materials_drafts.draft_materials import TO_READ
from guidance.materials_drafts.materials_draft import MaterialsDraft
from ingest.errors import AssistantError
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole

_HEAD = """\
# {id} 的材料清单草稿，由程序从原文起草，还没有生效。逐项核对、改好以后另存为 knowledge/materials/{id}.yaml。
# 每一项写明出自哪一条（clause）和原文（quote）；原文没写的没有填。写法见本文件夹的 README.md。
"""
_PARTS = ("notice", "covers", "places", "shared", "items", "remarks", "information")


class NotDraftedError(AssistantError):
    """A materials draft that cannot be written; the message is one line of Chinese with the way out."""


def materials_draft_path(notice_id: str) -> Path:
    """Return where the draft for a notice lies; no loader reads it there."""
    return settings().knowledge / "materials" / f"{notice_id}.draft.yaml"


def write_materials_draft(draft: MaterialsDraft) -> Path:
    """Write the draft whole and return where; one that an editor has changed stays, and NotDraftedError names it."""
    if not draft.items:
        raise NotDraftedError(f"{draft.notice}：没有看出要交哪些材料，没有写草稿，请手工写材料清单")
    path, content = materials_draft_path(draft.notice), draft_text(draft).encode()
    if path.exists() and path.read_bytes() != content:
        raise NotDraftedError(f"已有草稿 {path}，不会覆盖；请先改名或移走")
    write_whole(path, content)
    return path


def draft_text(draft: MaterialsDraft) -> str:
    """Return the file that holds the draft, headed by what its editor should look at; ValueError without an item."""
    values = draft.file.model_dump(exclude_defaults=True)
    parts = [_HEAD.format(id=draft.notice), *_to_look_at(draft)]
    parts += [f"\n{_dumped({key: _in_order(values[key])})}" for key in _PARTS if values.get(key)]
    return "".join(parts)


def draft_object(draft: MaterialsDraft) -> dict[str, Any]:
    """Return the draft as an object for JSON: the parts of the file, `left` and the `annexes` nothing speaks of."""
    values: dict[str, Any] = {"notice": draft.notice, "items": []}
    values |= draft.file.model_dump(exclude_defaults=True) if draft.items else {}
    values["information"] = [entry for entry in values.get("information", []) if entry["text"] != TO_READ]
    left = [{"clause": words.clause, "quote": words.quote, "why": TO_READ} for words in draft.left]
    annexes = [{"clause": words.clause, "quote": words.quote} for words in draft.annexes]
    return {**values, "left": left, "annexes": annexes}


def _to_look_at(draft: MaterialsDraft) -> Iterator[str]:
    for words in draft.left:
        yield f"# 没有看出要交什么，请核对：{words.clause}　{_one_line(words.quote)}\n"
    for words in draft.annexes:
        yield f"# 附件里有空表，正文的材料没有提到：{words.clause}　{_one_line(words.quote)}\n"


def _in_order(part: Any) -> Any:
    """The entries of a part with what they are about before where it stands."""
    if not isinstance(part, list):
        return part
    first = ("id", "title", "place", "position")
    return [{key: entry[key] for key in (*first, *entry) if key in entry} for entry in part]


def _dumped(part: dict[str, Any]) -> str:
    return yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=10**6)


def _one_line(text: str) -> str:
    return " ".join(text.split())
