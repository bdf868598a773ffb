"""Signing: a draft that someone has corrected becomes the rule pack, stored with who, when and every clause's digest.

A page calls `refusals` to say what still keeps a draft from being signed, and `sign_draft` to sign it.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import yaml

from guidance.eligibility.run_cases import run_cases
from guidance.replies import Replies
from guidance.rule_drafts.draft_rules import DraftingTables
from guidance.rule_drafts.rules_draft_file import (
    HEAD_LINES,
    MARK,
    draft_path,
    read_draft,
    rules_lock,
    without_blocks,
)
from guidance.rules.coverage import cover
from guidance.rules.load_pack import read_pack
from guidance.rules.pack import Pack
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.quotes import clause_digest

_RENEW = "条件对的，运行 python -m guidance rules --cases 通知代号 重写算例"
_NAMED = 5  # refusals that one message names
_ONLY_OF_DRAFTS = re.compile(r"^(?:draft: true|left: \[\])\n", re.MULTILINE)


class NotSignedError(AssistantError):
    """A draft that cannot be signed; the message is one line of Chinese with what to do."""


def refusals(pack: Pack, replies: Replies) -> list[str]:
    """Return what keeps a draft, as it was read, from being signed, each with what to do; empty when nothing does."""
    file = pack.rules
    found = [f"条款 {each.clause}：{each.why}" for each in getattr(file, "left", ())]
    found += [
        f"条款 {pack.documents.named(row.clause.id)} 还没有处理，请写成条件、由人评判或不含条件"
        for row in cover(pack).left_over
    ]
    if not file.routes:
        return [*found, "还没有申报路径"]
    return [*found, *(f"{fault.message}，{_RENEW}" for fault in run_cases(pack, replies))]


def signed_text(pack: Pack, text: str, by: str, at: datetime) -> str:
    """Return the text of the pack that the draft `text`, read as `pack`, becomes when `by` signs it at `at`."""
    digests = {pack.documents.named(id): clause_digest(clause) for id, clause in pack.documents.by_id.items()}
    signed = {"signed": {"by": by, "at": at.isoformat(timespec="seconds")}, "digests": digests}
    lines = (line for line in text.splitlines(keepends=True) if not line.startswith((MARK, *HEAD_LINES)))
    body = without_blocks("".join(lines).rstrip("\n") + "\n", signed)
    return f"{_ONLY_OF_DRAFTS.sub('', body).strip()}\n\n{yaml.safe_dump(signed, allow_unicode=True, sort_keys=False)}"


def sign_draft(notice: Notice, tables: DraftingTables, by: str, at: datetime) -> Path:
    """Make the draft of a notice's rules its pack, signed by `by`; return the pack's file.

    Raises FaultsError where the draft does not load, NotSignedError where something is left to be decided, a case does
    not hold, or the notice has a pack; then nothing has changed.
    """
    if not by.strip():
        raise NotSignedError("请写明由谁签认，如 --by 张三")
    draft = draft_path(notice.id)
    path = settings().knowledge / "rules" / f"{notice.id}.yaml"
    with rules_lock():
        if path.exists():
            raise NotSignedError(f"已有规则包 {path}，要换成草稿，请先把它移走")
        if not draft.is_file():
            raise NotSignedError(f"没有草稿 {draft}，请先运行 python -m guidance rules --draft {notice.id}")
        pack = read_draft(notice, tables)
        if found := refusals(pack, tables.replies):
            more = f"；另有 {len(found) - _NAMED} 处" if len(found) > _NAMED else ""
            raise NotSignedError(f"{notice.id} 还不能签认：{'；'.join(found[:_NAMED])}{more}")
        text = signed_text(pack, draft.read_text(encoding="utf-8"), by.strip(), at)
        read_pack(path, notice, tables.vocabulary, text=text)
        write_whole(path, text.encode(), durable=True)
        draft.unlink()
    return path
