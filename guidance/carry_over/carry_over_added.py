"""A notice that was just added → the drafts that it takes over from the one it replaces, written and reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidance.carry_over.draft_edition import CarriedEdition, draft_edition
from guidance.carry_over.edition_report import report_json, report_lines
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from ingest.notices.load_notices import load_drafted_notice, load_notice_folder
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import RETIRED, notice_folders, read_identity
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError


@dataclass(frozen=True)
class EditionReport:
    """What came of carrying over: the drafts and the files written, or in `problem` why there are none."""

    carried: CarriedEdition | None
    written: tuple[Path, ...] = ()
    problem: str = ""

    def as_text(self) -> str:
        """Return the report for the terminal."""
        return "\n".join(report_lines(self.carried, self.written)) if self.carried else self.problem

    def as_json(self) -> dict[str, Any]:
        """Return the report as an object."""
        return report_json(self.carried, self.written) if self.carried else {"problem": self.problem}


def carry_over(folder: Path, replaced: Sequence[str]) -> EditionReport:
    """Write the drafts for the notice in `folder` from the first of those it replaces, by id or number, that is there.

    Nothing that the notice has already is written over. A notice whose metadata have faults takes nothing over yet.
    """
    knowledge = settings().knowledge
    try:
        old = find_replaced(knowledge / "notices", [name for name in replaced if name != folder.name])
        if old is None:
            named = "、".join(replaced)
            return EditionReport(None, problem=f"没有代号或文号为「{named}」的通知，没有可以沿用的")
        new = load_drafted_notice(folder)
    except FaultsError as error:
        first = error.faults[0]
        return EditionReport(None, problem=f"基本信息改好以后再运行一次，就能沿用旧通知的资料：{first}")
    carried = draft_edition(old, new, knowledge, load_facts(), load_replies())
    return EditionReport(carried, tuple(carried.write()))


def find_replaced(notices: Path, names: Sequence[str]) -> Notice | None:
    """Return the first notice of these ids or numbers, a retired one too; FaultsError where its files are unsound."""
    retired = notices / RETIRED
    folders = [*notice_folders(notices), *(sorted(retired.iterdir()) if retired.is_dir() else ())]
    for name in names:
        for folder in folders:
            identity = read_identity(folder)
            if name in (identity.id, identity.number):
                return load_notice_folder(folder)
    return None
