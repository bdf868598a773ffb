"""Which folders of knowledge/notices hold a notice that answers, and which wait in .retired."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import read_marked

RETIRED = ".retired"  # where notices go that no longer answer: a name that no notice can have
METADATA, DRAFT = "notice.yaml", "notice.draft.yaml"


@dataclass(frozen=True, slots=True)
class NoticeIdentity:
    """What a notice is called; `title` and `number` are "" where its notice.yaml does not tell them."""

    id: str
    title: str
    number: str


def notice_folders(folder: Path) -> list[Path]:
    """Return the notice folders in `folder` by name; FaultsError when there is no such folder or nothing in it.

    A notice that is only drafted waits for its editor and is none of them.
    """
    if not folder.is_dir():
        raise FaultsError([Fault(folder, 0, "找不到通知文件夹，请检查 GUIDANCE_KNOWLEDGE")])
    if not (folders := [path for path in _folders_in(folder) if not is_draft(path)]):
        raise FaultsError([Fault(folder, 0, "这里没有通知，每份通知应是一个文件夹，内有 source.* 和 notice.yaml")])
    return folders


def is_draft(folder: Path) -> bool:
    """Return whether the notice in `folder` is drafted and has not been accepted."""
    return (folder / DRAFT).is_file() and not (folder / METADATA).is_file()


def is_standards(folder: Path) -> bool:
    """Return whether what lies in `folder` says that it is a companion document, which takes no applications."""
    path = folder / METADATA
    if not path.is_file() or b"document:" not in path.read_bytes():
        return False
    with suppress(FaultsError):
        entry = read_marked(path).value
        return isinstance(entry, dict) and entry.get("document") == "standards"
    return False


def known_standards(folder: Path) -> tuple[NoticeIdentity, ...]:
    """Return what the companion documents in `folder` are called, by id; none where there is no such folder."""
    folders = _folders_in(folder) if folder.is_dir() else []
    return tuple(read_identity(path) for path in folders if is_standards(path))


def companion_folders(folder: Path) -> list[Path]:
    """Return the folders, beside this one, of the documents that what lies in it names as companions, and so on."""
    found: dict[Path, None] = {}
    left = [folder]
    while left:
        for other in _named_companions(left.pop()):
            if other != folder and other not in found and other.is_dir():
                found[other] = None
                left.append(other)
    return list(found)


def _named_companions(folder: Path) -> list[Path]:
    path = folder / METADATA
    if not path.is_file() or b"companions:" not in path.read_bytes():  # quick, for the many that name none
        return []
    with suppress(FaultsError):
        entry = read_marked(path).value
        names = entry.get("companions") if isinstance(entry, dict) else None
        return [folder.parent / name for name in names or () if isinstance(name, str)]
    return []


def has_draft(folder: Path) -> bool:
    """Return whether the notice in `folder` is drafted, or answers and is being corrected."""
    return (folder / DRAFT).is_file()


def folders_with_draft(folder: Path) -> list[Path]:
    """Return the folders of the notices in `folder` that are drafted or being corrected, by name."""
    return [path for path in _folders_in(folder) if has_draft(path)]


def drafted_folders(folder: Path) -> list[Path]:
    """Return the folders of the notices in `folder` that wait for their editor, by name."""
    return [path for path in _folders_in(folder) if is_draft(path)]


def all_ids(folder: Path) -> list[str]:
    """Return the ids that are taken in `folder`: of notices that answer, are drafted, or were retired."""
    retired = folder / RETIRED
    return [path.name for root in (folder, retired) if root.is_dir() for path in _folders_in(root)]


def id_of_same_files(folder: Path, files: Mapping[str, bytes]) -> str | None:
    """Return the id of the notice, of all in `folder`, that was received as these very files; None for new ones."""
    for id in all_ids(folder):
        home = folder / id if (folder / id).is_dir() else folder / RETIRED / id
        if all(_is_same(home / name, data) for name, data in files.items()):
            return id
    return None


def load_retired(folder: Path) -> tuple[NoticeIdentity, ...]:
    """Return the notices that were retired from `folder`, by id."""
    retired = folder / RETIRED
    return tuple(read_identity(path) for path in _folders_in(retired)) if retired.is_dir() else ()


def read_identity(folder: Path) -> NoticeIdentity:
    """Return what the notice in `folder` is called, whatever else is wrong with it."""
    try:
        entry = read_marked(folder / METADATA).value
    except (FaultsError, OSError):
        entry = None
    return NoticeIdentity(folder.name, _value(entry, "title"), _value(entry, "number"))


def ids_with_file(folder: Path) -> list[str]:
    """Return the ids of the notices for which `folder`, one of the knowledge folder, holds a YAML file, in order.

    A draft (ID.draft.yaml) is no file of the notice's yet.
    """
    notices = folder.parent / "notices"
    files = [path for path in folder.glob("*.yaml") if "." not in path.stem]
    return sorted(path.stem for path in files if (notices / path.stem).is_dir())


def ids_without_notice(folder: Path) -> list[str]:
    """Return the ids that the YAML files in `folder` are named by and no notice has; drafts are named as what is."""
    notices = folder.parent / "notices"
    ids = {path.stem.removesuffix(".draft") for path in folder.glob("*.yaml")} - {"topics"}  # faq/topics.yaml
    return sorted(id for id in ids if not (notices / id).is_dir())


def _folders_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def _is_same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _value(entry: object, key: str) -> str:
    part = entry.get(key) if isinstance(entry, dict) else None
    value = part.get("value") if isinstance(part, dict) else None
    return value if isinstance(value, str) else ""
