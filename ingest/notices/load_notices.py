"""A notice folder → Notice: the clause tree of its source, its checked metadata, its known questions."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from ingest.divisions.division_table import DivisionTable, known_divisions
from ingest.document import ClauseTree
from ingest.errors import UnreadableSourceError
from ingest.notices.check_companions import check_companions, check_standards, companions_of
from ingest.notices.check_editions import check_editions
from ingest.notices.check_metadata import check_metadata
from ingest.notices.check_place import unknown_place
from ingest.notices.known_questions import load_questions
from ingest.notices.notice import (
    UNDATED,
    Attachment,
    BareDocument,
    Contact,
    Cutoff,
    Fee,
    KnownQuestion,
    Notice,
    NoticeScope,
    Window,
)
from ingest.notices.notice_cache import QUESTIONS, NoticeCache
from ingest.notices.notice_file import ContactEntry, NoticeEntry, ScopeEntry, SourcedText
from ingest.notices.notice_folders import DRAFT, METADATA, is_draft, load_retired, notice_folders, read_identity
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import ENDINGS, read_source
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import read_marked, validate

APPLICATION = ("online", "onsite")  # kinds of windows in which applications are taken


def load_notices(folder: Path | None = None) -> tuple[Notice, ...]:
    """Return all notices under `folder` (default: the knowledge folder's), or raise the faults of all of them."""
    notices, faults = load_sound_notices(folder)
    if faults:
        raise FaultsError(faults)
    return notices


def load_sound_notices(folder: Path | None = None) -> tuple[tuple[Notice, ...], tuple[Fault, ...]]:
    """Return the notices that are in order, and the faults of those that are not."""
    loaded: list[Notice] = []
    faults: list[Fault] = []
    root, divisions = folder or settings().knowledge / "notices", known_divisions()
    others, cache = list(load_retired(root)), NoticeCache()
    for notice_folder in notice_folders(root):
        try:
            loaded.append(cache.find(notice_folder) or _read_folder(notice_folder, divisions, cache))
        except FaultsError as error:
            faults += error.faults
            others.append(read_identity(notice_folder))
    notices, edition_faults = check_editions(loaded, others)
    notices, companion_faults = check_companions(notices, others)
    return notices, FaultsError([*faults, *edition_faults, *companion_faults]).faults


def load_notice(id: str) -> Notice:
    """Return one of the project's notices, or raise the known ids."""
    folder = settings().knowledge / "notices"
    folders = {notice_folder.name: notice_folder for notice_folder in notice_folders(folder)}
    if id not in folders:
        raise FaultsError([Fault(folder, 0, f"没有代号为「{id}」的通知，已有 {'、'.join(folders)}")])
    return load_notice_folder(folders[id])


def load_companions(notice: Notice) -> tuple[Notice, ...]:
    """Return the standards that one of the project's notices goes by, those aside that are missing or have faults."""
    root = settings().knowledge / "notices"
    found: dict[str, Notice] = {}
    left = list(notice.companions)
    while left:
        if (id := left.pop()) not in found and (root / id / METADATA).is_file():
            with suppress(FaultsError):
                found[id] = load_notice_folder(root / id)
                left += found[id].companions
    return companions_of(notice, found)


def load_notice_folder(folder: Path) -> Notice:
    """Return the notice in `folder`, wherever that lies, or raise its faults."""
    cache = NoticeCache()
    return cache.find(folder) or _read_folder(folder, known_divisions(), cache)


def load_drafted_notice(folder: Path) -> Notice:
    """Return the notice in `folder`, by its draft where it does not answer yet, or raise its faults."""
    if not is_draft(folder):
        return load_notice_folder(folder)
    return _read_folder(folder, known_divisions(), None, DRAFT)


def load_path(path: Path) -> tuple[Notice | BareDocument, ...]:
    """Return what stands at `path`: a notice folder, a folder of them, a knowledge folder, or one bare document."""
    if not path.exists():
        raise FaultsError([Fault(path, 0, "找不到，请检查路径")])
    if path.is_dir():
        if any(path.glob("source.*")):
            return (load_notice_folder(path),)
        return load_notices(path / "notices" if (path / "notices").is_dir() else path)
    if path.stem == "source" and (path.parent / METADATA).is_file():
        return (load_notice_folder(path.parent),)
    id = re.sub(r"[^\w-]+", "-", path.stem).strip("-") or "notice"
    tree = _read_clause_tree(path, id)
    return (BareDocument(id, tree.clauses, tree.warnings),)


def _read_folder(folder: Path, divisions: DivisionTable, cache: NoticeCache | None, metadata: str = METADATA) -> Notice:
    """The notice in `folder`, which the cache is given; raises all its faults."""
    if not re.fullmatch(r"[\w-]+", folder.name):
        raise FaultsError([Fault(folder, 0, "文件夹名即通知代号，只能用字母、数字、汉字、- 和 _")])
    source = source_file(folder)
    tree = _read_clause_tree(source, folder.name)
    marked = read_marked(folder / metadata)
    entry = validate(NoticeEntry, marked)
    faults = [*check_metadata(entry, marked, tree.clauses), *check_standards(entry, marked)]
    if entry.place and (message := unknown_place(entry.place.value, divisions)):
        faults.append(marked.fault(("place", "value"), message))
    questions: tuple[KnownQuestion, ...] = ()
    try:
        questions = load_questions(folder / QUESTIONS, folder.name, tree.clauses)
    except FaultsError as error:
        faults += error.faults
    if faults:
        raise FaultsError(faults)
    notice = _build_notice(folder, source, tree, entry, questions)
    if cache:
        cache.keep(notice)
    return notice


def source_file(folder: Path) -> Path:
    """Return the one file in a notice's folder that is cited; FaultsError where there is none, or several."""
    sources = sorted(path for path in folder.glob("source.*") if path.suffix.lower() in ENDINGS)
    if len(sources) != 1:
        have = "、".join(path.name for path in sources) or "没有"
        raise FaultsError([Fault(folder, 0, f"应有且只有一个通知原文 source.*（{'、'.join(ENDINGS)}），现在{have}")])
    return sources[0]


def _read_clause_tree(source: Path, notice_id: str) -> ClauseTree:
    try:
        return parse_outline(read_source(source), notice_id)
    except UnreadableSourceError as error:
        raise FaultsError([Fault(source, 0, str(error).removeprefix(f"{source}："))]) from error


def _build_notice(
    folder: Path, source: Path, tree: ClauseTree, entry: NoticeEntry, questions: tuple[KnownQuestion, ...]
) -> Notice:
    """The notice; `entry` has been checked against `tree`."""
    id = folder.name
    windows = [Window(w.name, w.kind, w.opens, w.closes, w.hours or "", f"{id}#{w.clause}") for w in entry.windows]
    return Notice(
        id=id,
        folder=folder,
        source=source,
        title=entry.title.value,
        number=_value(entry.number),
        issuers=tuple(issuer.value for issuer in entry.issuers),
        issued=entry.issued.value if entry.issued else None,
        place=_value(entry.place) or "",
        kind=_value(entry.kind) or "",
        levels=tuple(level.value for level in entry.levels),
        series=_value(entry.series) or "",
        speciality=_value(entry.speciality),
        year=_year(entry),
        windows=tuple(window for window in windows if window.kind in APPLICATION),
        stages=tuple(window for window in windows if window.kind not in APPLICATION),
        cutoffs=tuple(Cutoff(c.name, c.date, f"{id}#{c.clause}") for c in entry.cutoffs),
        contacts=tuple(_contact(contact, entry, id) for contact in entry.contacts or [ContactEntry()]),
        fees=tuple(Fee(fee.what or "", fee.amount, fee.unit, f"{id}#{fee.clause}") for fee in entry.fees),
        sites=tuple(site.value for site in entry.sites),
        attachments=tuple(Attachment(a.number, a.title, f"{id}#{a.clause}") for a in entry.attachments),
        replaces=tuple(entry.replaces),
        scope=_scope(entry.scope),
        clauses=tree.clauses,
        warnings=tree.warnings,
        questions=questions,
        digest=_digest(source, folder / METADATA, folder / QUESTIONS),
        document=entry.document,
        companions=tuple(entry.companions),
    )


def _contact(contact: ContactEntry, entry: NoticeEntry, notice_id: str) -> Contact:
    """Whom to ask: the office that the notice names, else the first that issued it."""
    office = contact.office or next(iter(entry.issuers), None)
    source = contact.phone or office or entry.title
    return Contact(
        office=_value(office) or "",
        matter=_value(contact.matter) or "",
        phone=_value(contact.phone) or "",
        person=_value(contact.person) or "",
        address=_value(contact.address) or "",
        email=_value(contact.email) or "",
        clause=f"{notice_id}#{source.clause}",
    )


def _scope(entry: ScopeEntry) -> NoticeScope:
    return NoticeScope(**{name: tuple(words) for name, words in entry.model_dump().items()})


def _value(text: SourcedText | None) -> str | None:
    return text.value if text else None


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest())
    return digest.hexdigest()


def _year(entry: NoticeEntry) -> int:
    """The year that a notice is for; of standards without one that of their issue, UNDATED where that is not told."""
    if entry.year:
        return entry.year.value
    return entry.issued.value.year if entry.issued else UNDATED
