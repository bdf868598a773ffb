"""Materials file → Materials: strict, every fault at once with file:line:column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.facts.fact_spec import FactSpec
from guidance.materials.check_materials import check_materials
from guidance.materials.material_quotes import check_sayings
from guidance.materials.materials_file import MaterialsFile
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.quoted_documents import QuotedDocuments
from ingest.memo import memo
from ingest.notices.load_notices import load_companions, load_notice
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import ids_with_file
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Marked, read_marked, validate


@dataclass(frozen=True, eq=False)
class Materials:
    """What one notice wants handed in; `vocabulary` holds the facts and this notice's own situations.

    `companions` are the standards that the notice goes by: the file may quote them too.
    """

    file: MaterialsFile
    notice: Notice
    vocabulary: FactVocabulary
    marked: Marked = field(repr=False)
    companions: tuple[Notice, ...] = ()

    @cached_property
    def documents(self) -> QuotedDocuments:
        """The notice and its companions, by which the file's clauses are found and named."""
        return QuotedDocuments(self.notice, self.companions)

    def source(self, named: str) -> tuple[str, str]:
        """Return the full id and the label of a clause that the file names, the label with its document's name."""
        return self.documents.clause_id(named), self.documents.label(named)


def material_ids() -> list[str]:
    """Return the ids of the notices whose materials are written down; those of a notice which is not there wait."""
    return ids_with_file(_folder())


def load_materials(notice_id: str) -> Materials:
    """Return a notice's materials; KeyError when there are none, FaultsError with everything wrong with them."""
    if notice_id not in material_ids():
        raise KeyError(notice_id)
    path = _folder() / f"{notice_id}.yaml"
    return _load(path, path.stat().st_mtime_ns)


def load_sound_materials(notices: Iterable[Notice]) -> tuple[dict[str, Materials], list[Fault]]:
    """Return the materials of those of `notices` that have some, by id, and the faults of what is left out."""
    found: dict[str, Materials] = {}
    faults: list[Fault] = []
    known = {notice.id for notice in notices}
    for id in material_ids():
        try:
            if id in known:
                found[id] = load_materials(id)
        except FaultsError as error:
            faults += error.faults
    return found, faults


def read_materials(
    path: Path, notice: Notice, facts: FactVocabulary, routes: Iterable[str], text: str | None = None
) -> Materials:
    """Return the materials of one file, checked against its notice, the facts and the routes of its rule pack.

    With `text` they are those that the file will hold once this is written to it.
    """
    marked = read_marked(path, text)
    file = validate(MaterialsFile, marked)
    vocabulary = FactVocabulary({**facts.specs, **_situations(file)})
    faults = [
        marked.fault(("situations", name), f"{name} 已经是 facts.yaml 里的事实，请换一个名字或直接用它")
        for name in file.situations
        if name in facts
    ]
    faults += check_materials(file, marked, notice, vocabulary, routes)
    documents = QuotedDocuments(notice, load_companions(notice))
    faults += check_sayings(file, marked, documents)
    if faults:
        raise FaultsError(faults)
    return Materials(file, notice, vocabulary, marked, documents.companions)


def _situations(file: MaterialsFile) -> dict[str, FactSpec]:
    return {
        name: FactSpec("bool", asked.label, asked.question, asked.help, yes=asked.yes, no=asked.no)
        for name, asked in file.situations.items()
    }


def _folder() -> Path:
    return settings().knowledge / "materials"


@memo("materials file")
def _load(path: Path, _changed: int) -> Materials:
    id = path.stem
    routes = [route.id for route in load_pack(id).rules.routes] if id in pack_ids() else []
    return read_materials(path, load_notice(id), load_facts(), routes)
