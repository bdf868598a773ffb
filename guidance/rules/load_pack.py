"""Rule pack file → Pack: strict, every fault at once as file:line:column with the nearest right word."""

from __future__ import annotations

from pathlib import Path

from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.rules.check_pack import check_meaning
from guidance.rules.check_values import check_values
from guidance.rules.own_facts import own_fact_problems, with_own_facts
from guidance.rules.pack import Pack, PackFile
from guidance.rules.pack_quotes import changed_clauses, check_quotes
from guidance.rules.quoted_documents import QuotedDocuments
from ingest.memo import memo
from ingest.notices.load_notices import load_companions, load_notice
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import companion_folders, ids_with_file
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Marked, read_marked, validate


def pack_ids() -> list[str]:
    """Return the ids of the notices that have a rule pack; that of a notice which is not there waits for it."""
    return ids_with_file(settings().knowledge / "rules")


def load_pack(notice_id: str) -> Pack:
    """Return the pack of a notice; KeyError when it has none, FaultsError with everything that is wrong with it."""
    path = settings().knowledge / "rules" / f"{notice_id}.yaml"
    if notice_id not in pack_ids():
        raise KeyError(notice_id)
    return _load(path, _state(path))


def read_pack(
    path: Path, notice: Notice, vocabulary: FactVocabulary, text: str | None = None, schema: type[PackFile] = PackFile
) -> Pack:
    """Return the pack of one file, or of `text` in its place, checked against its notice, its companions and the facts.

    `schema` tells a pack from the draft of one, which may lack what a pack must have.
    """
    marked = read_marked(path, text)
    rules = validate(schema, marked)
    documents = QuotedDocuments(notice, load_companions(notice))
    faults = _own_name(rules, marked, notice)
    faults += [marked.fault(where, message) for where, message in own_fact_problems(rules.facts, vocabulary)]
    vocabulary = with_own_facts(vocabulary, rules.facts)
    faults += check_meaning(rules, marked, vocabulary)
    faults += check_quotes(rules, marked, documents)
    faults += check_values(rules, marked, documents, vocabulary)
    if faults:
        raise FaultsError(faults)
    return Pack(rules, notice, vocabulary, marked, changed_clauses(rules, documents), documents.companions)


def _state(path: Path) -> tuple[int, ...]:
    """What changes with any file that a pack depends on."""
    knowledge = path.parent.parent
    folders = [knowledge / "notices" / path.stem, *companion_folders(knowledge / "notices" / path.stem)]
    files = [path, *(file for folder in folders for file in sorted(folder.glob("*.*"))), *knowledge.glob("facts.yaml")]
    return tuple(file.stat().st_mtime_ns for file in files)


@memo("rule pack")
def _load(path: Path, _changed: tuple[int, ...]) -> Pack:
    return read_pack(path, load_notice(path.stem), load_facts())


def _own_name(rules: PackFile, marked: Marked, notice: Notice) -> list[Fault]:
    if notice.is_standards:
        message = f"{notice.id} 是配套文件，不收申报；规则写在引用它的通知的规则包里，条款写作 {notice.id}#编号"
        return [marked.fault(("notice",), message)]
    if rules.notice == notice.id:
        return []
    return [marked.fault(("notice",), f"notice 应与文件名一致，为 {notice.id}，现在是「{rules.notice}」")]
