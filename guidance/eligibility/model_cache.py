"""Models kept on disk, so that a single check need not read and prove the pack again (0.1 s in place of 0.4 s).

A kept model is used only while every file that went into it is untouched: the notice and its companions, the rules, the
facts, the fixed texts and the program itself. Reading one makes nothing but the plain classes named here, whatever the
file holds.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from operator import itemgetter
from pathlib import Path

from guidance.eligibility.check_model import CheckModel, ContactOffice, ElementHeading, PackElement
from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.decision_diagram import Diagrams
from guidance.eligibility.evaluation_memo import EvaluationMemo
from guidance.eligibility.value_classes import ValueClasses, ValueTest
from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import Exclusion, FactSpec, Implication
from guidance.rules.condition_text import ConditionText
from ingest.settings import ROOT, settings
from ingest.staff_files.atomic_write import write_whole

_CLASSES = (
    *(CheckModel, ContactOffice, ElementHeading, PackElement, CompiledRule, ConditionText, Diagrams, EvaluationMemo),
    *(ValueClasses, ValueTest, FactVocabulary, FactSpec, Implication, Exclusion, date, itemgetter, slice),
)


class _PlainUnpickler(pickle.Unpickler):
    """Makes only objects of the classes that a model consists of; pickle.UnpicklingError for anything else."""

    def find_class(self, module: str, name: str) -> type:
        for known in _CLASSES:
            if (module, name) == (known.__module__, known.__qualname__):
                return known
        raise pickle.UnpicklingError(f"{module}.{name}")


def load_model(notice_id: str) -> CheckModel:
    """Return the model of a notice's pack; KeyError when it has none, FaultsError when the pack does not hold."""
    if notice_id not in checkable():
        raise KeyError(notice_id)
    stamp, file = _stamp(notice_id), settings().data / "packs" / f"{notice_id}.pickle"
    model = _read(file, stamp)
    if model is None:
        # Only here, so that a kept model is used without the libraries that read and check a pack.
        from guidance.eligibility.build_model import build_model
        from guidance.replies import load_replies
        from guidance.rules.load_pack import load_pack

        model = build_model(load_pack(notice_id), load_replies())
        _write(file, stamp, model)
    return model


def checkable() -> list[str]:
    """Return the ids of the notices that have a rule pack; a draft (ID.draft.yaml) is none."""
    return sorted(path.stem for path in (settings().knowledge / "rules").glob("*.yaml") if "." not in path.stem)


def _read(file: Path, stamp: bytes) -> CheckModel | None:
    try:
        content = file.read_bytes()
        if not content.startswith(stamp):
            return None
        model = _PlainUnpickler(io.BytesIO(content[len(stamp) :])).load()
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None
    return model if isinstance(model, CheckModel) else None


def _write(file: Path, stamp: bytes, model: CheckModel) -> None:
    """Keep the model, whole or not at all; a data folder that cannot be written to only costs time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, stamp + pickle.dumps(model, pickle.HIGHEST_PROTOCOL))


def _stamp(notice_id: str) -> bytes:
    """A mark of everything that went into a model."""
    mark = hashlib.sha256(sys.version.encode())
    for path in _inputs(notice_id):
        state = path.stat()
        mark.update(f"{path}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return mark.digest()


def _sources(folder: Path) -> Iterator[Path]:
    """The folder of a notice, and those of the documents that it goes by."""
    yield folder
    metadata = folder / "notice.yaml"
    if metadata.is_file() and b"companions:" in metadata.read_bytes():
        # Only here, for the same reason as above: most notices go by no other document.
        from ingest.notices.notice_folders import companion_folders

        yield from companion_folders(folder)


def _inputs(notice_id: str) -> Iterator[Path]:
    knowledge = settings().knowledge
    for folder, pattern in (
        (knowledge, "facts.yaml"),
        (knowledge, "replies.yaml"),
        (knowledge / "rules", f"{notice_id}.yaml"),
        *((folder, "*.*") for folder in _sources(knowledge / "notices" / notice_id)),
        (ROOT / "guidance", "*.py"),
        (ROOT / "guidance" / "facts", "*.py"),
        (ROOT / "guidance" / "rules", "*.py"),
        (ROOT / "guidance" / "eligibility", "*.py"),
        (ROOT / "ingest", "**/*.py"),
    ):
        yield from sorted(folder.glob(pattern))
