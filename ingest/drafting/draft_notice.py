"""A clause tree → the draft of the notice's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from ingest.divisions.division_table import known_divisions
from ingest.document import Clause, ClauseTree, Document, SourceWarning
from ingest.drafting.clause_lines import clause_lines
from ingest.drafting.draft_wording import load_draft_wording
from ingest.drafting.find_contacts import find_contacts
from ingest.drafting.find_fees import find_fees
from ingest.drafting.find_heading import find_heading
from ingest.drafting.find_scope import ScopeTables, find_scope
from ingest.drafting.find_signature import find_signature
from ingest.drafting.find_times import FoundTimes, find_times
from ingest.drafting.notice_draft import NoticeDraft
from ingest.notices.check_metadata import unsupported_values
from ingest.notices.check_place import unknown_place
from ingest.notices.load_notices import APPLICATION
from ingest.notices.notice_file import AttachmentEntry, NoticeEntry, WindowEntry
from ingest.notices.title_levels import load_title_levels

_MOST = 300  # values of one kind, far more than a notice states: each is checked against the others and its clause
_ANNEX = re.compile(r"annex\.(\d+)")


def load_scope_tables() -> ScopeTables:
    """Return the tables of the knowledge folder that a draft is read with."""
    return ScopeTables(known_divisions(), load_title_levels(), load_draft_wording())


def draft_notice(
    document: Document, tree: ClauseTree, tables: ScopeTables, doubts: Sequence[SourceWarning] = ()
) -> NoticeDraft:
    """Return what the clauses of `tree`, that of `document`, state; `doubts` are those that reading the file raised."""
    lines, wording = clause_lines(tree.clauses, document.blocks), tables.wording
    heading = find_heading(lines)
    signature = find_signature(lines, wording)
    issued = signature.issued.value.value if signature.issued else None
    year = heading.year.value.value if heading.year else 0
    scope = find_scope(lines, heading, [issuer.value for issuer in signature.issuers], tables)
    times = (
        find_times(lines, issued.year if issued else year, issued, wording) if year or issued else FoundTimes((), ())
    )
    contacts = find_contacts(lines, wording)
    draft = NoticeDraft(
        title=heading.title,
        number=heading.number,
        issuers=signature.issuers,
        issued=signature.issued,
        place=scope.place,
        kind=scope.kind,
        levels=scope.levels,
        series=scope.series,
        speciality=scope.speciality,
        year=heading.year,
        half=heading.half,
        windows=times.windows[:_MOST],
        cutoffs=times.cutoffs[:_MOST],
        fees=find_fees(lines, wording)[:_MOST],
        contacts=contacts.contacts[:_MOST],
        sites=contacts.sites[:_MOST],
        attachments=tuple(_attachments(tree.clauses)),
        doubts=(*doubts, *tree.warnings, *_doubts(times.windows[:_MOST], signature.doubt)),
    )
    return _supported(draft, tree.clauses, tables)


def _attachments(clauses: Sequence[Clause]) -> Iterator[AttachmentEntry]:
    for clause in clauses:
        number = _ANNEX.fullmatch(clause.number)
        title = clause.words.split("\n")[0].strip()
        if number and title:
            yield AttachmentEntry(number=int(number[1]), title=title, clause=clause.number)


def _doubts(windows: Sequence[WindowEntry], of_signature: str) -> Iterator[SourceWarning]:
    """What the notice states twice and not alike."""
    if of_signature:
        yield SourceWarning("disagreeing_days", of_signature, 0)
    for first, second in combinations((w for w in windows if w.kind in APPLICATION), 2):
        if first.name == second.name and first.closes != second.closes and _overlap(first, second):
            message = (
                f"“{first.name}”写了两个截止日：{first.closes}（{first.clause}）和 {second.closes}（{second.clause}）"
            )
            yield SourceWarning("disagreeing_days", f"{message}，请核对哪一个对", 0)


def _overlap(first: WindowEntry, second: WindowEntry) -> bool:
    """Whether two windows may be one: stages that follow each other are not."""
    return not ((second.opens and second.opens > first.closes) or (first.opens and first.opens > second.closes))


def _supported(draft: NoticeDraft, clauses: tuple[Clause, ...], tables: ScopeTables) -> NoticeDraft:
    """The draft without the values that the check of a notice.yaml would refuse, and with what is said of them."""
    if draft.place and (message := unknown_place(draft.place.value.value, tables.divisions)):
        draft = replace(draft, place=None, dropped=(*draft.dropped, ("place", message)))
    if draft.title is None or draft.year is None:
        return draft
    entry = NoticeEntry.model_validate({**draft.values(), "replaces": [], "scope": {}})
    wrong: dict[str, set[int]] = {}
    dropped = list(draft.dropped)
    for where, message in unsupported_values(entry, clauses):
        key, at = str(where[0]), where[1]
        wrong.setdefault(key, set()).add(at if isinstance(at, int) else 0)
        dropped.append((key, message))
    changes: dict[str, Any] = {key: _without(getattr(draft, key), places) for key, places in wrong.items()}
    return replace(draft, **changes, dropped=tuple(dropped))


def _without(values: object, places: set[int]) -> object:
    if not isinstance(values, tuple):
        return None
    return tuple(value for at, value in enumerate(values) if at not in places)
