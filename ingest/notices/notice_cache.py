"""Notices as they were read, in the data folder: one whose files are unchanged is not parsed and checked again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import TypeAdapter

from ingest.derived_files import digest_of, package_digest, read_derived, write_derived
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import METADATA
from ingest.settings import settings

QUESTIONS = "questions.yaml"


class NoticeCache:
    """Sound notices by folder; one is found again as long as its files, the divisions and the program are the same."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where they lie, by default in the data folder."""
        self._folder = folder or settings().data / "notices"
        divisions = settings().knowledge / "divisions" / "divisions.csv"
        self._around = (package_digest("ingest").encode(), _content(divisions))

    def find(self, folder: Path) -> Notice | None:
        """Return the notice in `folder`, None where it has to be read."""
        written = read_derived(self._file(folder), self._key(folder))
        return _form().validate_json(bytes(written)) if written is not None else None

    def keep(self, notice: Notice) -> None:
        """Write down a notice that was read from its folder and is sound."""
        try:
            content = _form().dump_json(notice)
        except ValueError:  # half of a character, which JSON has no form for
            return
        write_derived(self._file(notice.folder), self._key(notice.folder), content)

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{hashlib.sha256(str(folder).encode()).hexdigest()[:32]}.json"

    def _key(self, folder: Path) -> str:
        """What changes with anything that the notice depends on, where its files lie too."""
        files = sorted([*folder.glob("source.*"), folder / METADATA, folder / QUESTIONS])
        parts = (part for file in files for part in (str(file).encode(), _content(file)))
        return digest_of([*self._around, str(folder).encode(), *parts])


def _content(file: Path) -> bytes:
    if file.is_dir():
        return b"folder"  # in a file's place: a fault, other than a file that is not there
    return file.read_bytes() if file.is_file() else b""


@memo("form of a notice in JSON")
def _form() -> TypeAdapter[Notice]:
    return TypeAdapter(Notice)
