"""A checked notice.yaml and a clause tree → Notice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ingest.document import ClauseTree
from ingest.notices.notice import Attachment, Contact, Cutoff, Fee, KnownQuestion, Notice, NoticeScope, Window
from ingest.notices.notice_file import ContactEntry, NoticeEntry, SourcedText, SourcedValue


def build(
    folder: Path, source: Path, tree: ClauseTree, entry: NoticeEntry, questions: tuple[KnownQuestion, ...]
) -> Notice:
    """Return the notice; `entry` has been checked against `tree`."""
    return Notice(
        id=folder.name,
        folder=folder,
        source=source,
        issued=entry.issued.value if entry.issued else None,
        year=entry.year.value,
        issuers=tuple(issuer.value for issuer in entry.issuers),
        levels=tuple(level.value for level in entry.levels),
        replaces=tuple(entry.replaces),
        scope=NoticeScope(**{name: tuple(words) for name, words in entry.scope.model_dump().items()}),
        clauses=tree.clauses,
        warnings=tree.warnings,
        questions=questions,
        sources={name: f"{folder.name}#{said.clause}" for name, said in _sourced(entry)},
        digest=_digest(source, folder / "notice.yaml", folder / "questions.yaml"),
        by_id={clause.id: clause for clause in tree.clauses},
        **{name: _value(getattr(entry, name)) for name in ("title", "number", "place", "kind", "speciality")},
        **_parts(entry, folder.name),
    )


def _parts(entry: NoticeEntry, notice: str) -> dict[str, Any]:
    """The lists of a notice, each item with the full id of its clause."""
    fee = entry.fee
    return {
        "windows": tuple(
            Window(w.name, w.kind, w.opens, w.closes, w.hours or "", f"{notice}#{w.clause}") for w in entry.windows
        ),
        "cutoffs": tuple(Cutoff(c.name, c.date, f"{notice}#{c.clause}") for c in entry.cutoffs),
        "attachments": tuple(Attachment(a.number, a.title, f"{notice}#{a.clause}") for a in entry.attachments),
        "fee": Fee(fee.amount, fee.unit, f"{notice}#{fee.clause}") if fee else None,
        "contact": _contact(entry.contact, notice),
    }


def _contact(entry: ContactEntry, notice: str) -> Contact:
    return Contact(
        office=entry.office.value,
        phone=_value(entry.phone) or "",
        person=_value(entry.person) or "",
        address=_value(entry.address) or "",
        email=_value(entry.email) or "",
        clause=f"{notice}#{(entry.phone or entry.office).clause}",
    )


def _value(said: SourcedText | None) -> str | None:
    return said.value if said else None


def _sourced(part: BaseModel, above: str = "") -> Iterator[tuple[str, SourcedValue]]:
    """The single values of a notice by name, `contact.phone`."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, SourcedValue):
            yield above + name, value
        elif isinstance(value, ContactEntry):
            yield from _sourced(value, f"{name}.")


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest())
    return digest.hexdigest()
