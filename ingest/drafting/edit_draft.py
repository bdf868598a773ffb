"""An editor's changes to a drafted notice: one entry at a time, checked against its clause, never over another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import yaml
from pydantic import BaseModel

from ingest.divisions.division_table import known_divisions
from ingest.drafting.add_notice import NotAddedError, draft_lock
from ingest.drafting.draft_output import HEAD
from ingest.drafting.draft_review import REVIEW, DraftReview, as_bytes, entry_digest
from ingest.drafting.entry_form import SCOPE_WORDS, entry_model, is_list
from ingest.drafting.open_draft import OpenDraft, entries_of, open_draft
from ingest.notices.check_metadata import unsupported_in, years_of
from ingest.notices.check_place import unknown_place
from ingest.notices.notice_file import NoticeEntry
from ingest.notices.notice_folders import DRAFT
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Marked, validate
from ingest.staff_files.round_trip import revised

Entry = dict[str, Any]
Relation = Literal["replaces", "companions"]


class EditConflictError(NotAddedError):
    """Somebody else has changed the same entry meanwhile; nothing was written."""


@dataclass(frozen=True)
class EntryChange:
    """A change of one entry of `field`: `shown` is what its editor saw, None for a new one; `new` None removes it."""

    field: str
    shown: Entry | None
    new: Entry | None


def change_entry(id: str, change: EntryChange, who: str) -> list[str]:
    """Write an editor's change, which counts as confirmed, or return what is wrong with it; then nothing is written.

    Raises EditConflictError where the entry is no longer as it was shown, NotAddedError where there is no such draft.
    """
    with draft_lock():
        draft = open_draft(id)
        entries = entries_of(draft.values, change.field)
        place = _place(entries, change)
        if change.new and (faults := check_entry(change.field, change.new, draft)):
            return faults
        entries[place:] = [*([change.new] if change.new else []), *entries[place + 1 :]]
        value: object = entries if is_list(change.field) else next(iter(entries), None)
        _save(draft, {**draft.values, change.field: value})
        if change.new or not entries:  # that there is none is confirmed too, once the last one is removed
            _save_review(draft, draft.review.with_confirmed([(change.field, change.new)], who))
    return []


def change_scope(id: str, shown: Mapping[str, Any], words: Mapping[str, Sequence[str]]) -> None:
    """Write the words that lead a question to the notice; raises as `change_entry` does."""
    with draft_lock():
        draft = open_draft(id)
        if scope_of(draft) != shown:
            raise EditConflictError("刚才有人改过这些词，没有保存您的；请看最新的，再改一次")
        _save(draft, {**draft.values, "scope": {key: list(words[key]) for key in SCOPE_WORDS if words.get(key)}})


def change_relation(id: str, field: Relation, shown: Sequence[str], ids: Sequence[str]) -> None:
    """Write which notices a drafted one replaces, or which standards it goes by; raises as `change_entry` does."""
    with draft_lock():
        draft = open_draft(id)
        if relation_of(draft, field) != list(shown):
            raise EditConflictError("刚才有人改过这一项，没有保存您的；请看最新的，再改一次")
        _save(draft, {**draft.values, field: list(ids)})


def relation_of(draft: OpenDraft, field: Relation) -> list[str]:
    """Return the ids of the notices that a drafted one replaces, or of the standards that it goes by."""
    return [str(id) for id in draft.values.get(field) or []]


def scope_of(draft: OpenDraft) -> Mapping[str, Any]:
    """Return the words that lead a question to a drafted notice, by key."""
    scope = draft.values.get("scope")
    return scope if isinstance(scope, dict) else {}


def confirm_entries(id: str, entries: Sequence[tuple[str, object]], who: str) -> None:
    """Write down that `who` has looked at entries, or doubts, as they were shown; NotAddedError without the draft."""
    with draft_lock():
        draft = open_draft(id)
        _save_review(draft, draft.review.with_confirmed(entries, who))


def check_entry(field: str, entry: Entry, draft: OpenDraft) -> list[str]:
    """Return what is wrong with an entry of a field, in lines of Chinese; nothing where its clause bears it out."""
    marked = Marked(draft.folder / DRAFT, entry, {})
    try:
        part: BaseModel = validate(entry_model(field), marked)
    except FaultsError as error:
        return [fault.message for fault in error.faults]
    faults = [message for _, message in unsupported_in(part, draft.tree.clauses, _years(draft, field, entry))]
    if field == "place" and (message := unknown_place(str(entry.get("value")), known_divisions())):
        faults.append(message)
    return faults


def _place(entries: list[Entry], change: EntryChange) -> int:
    """Where the entry stands that is changed, or where a new one goes."""
    if change.shown is None:
        if entries and not is_list(change.field):
            raise EditConflictError("刚才有人填了这一项，没有保存您的；请看最新的内容，再改一次")
        return len(entries)
    wanted = entry_digest(change.field, change.shown)
    for place, entry in enumerate(entries):
        if entry_digest(change.field, entry) == wanted:
            return place
    raise EditConflictError("刚才有人改过这一项，没有保存您的；请看最新的内容，再改一次")


def _years(draft: OpenDraft, field: str, entry: Entry) -> tuple[int, ...]:
    values = {**draft.values, field: entry} if field in ("year", "issued") else draft.values
    year, issued = (_value_of(values.get(key)) for key in ("year", "issued"))
    day = issued if isinstance(issued, date) else None
    return years_of(year if isinstance(year, int) else None, day)


def _value_of(entry: object) -> object:
    return entry.get("value") if isinstance(entry, dict) else None


def _save(draft: OpenDraft, values: Mapping[str, Any]) -> None:
    """Write the values in the order of the schema, without what is absent; a correction keeps the file's comments."""
    ordered = {key: values[key] for key in NoticeEntry.model_fields if values.get(key) not in (None, [], {})}
    path = draft.folder / DRAFT
    if draft.is_correction:
        content = revised(path, path.read_text(encoding="utf-8-sig"), ordered)
    else:
        content = HEAD + yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=10**6)
    write_whole(path, content.encode(), durable=True)


def _save_review(draft: OpenDraft, review: DraftReview) -> None:
    write_whole(draft.folder / REVIEW, as_bytes(review), durable=True)
