"""Record that someone has read the clauses again: the digests in a pack file, everything else as it was."""

from __future__ import annotations

import re

from guidance.rules.pack import Pack
from guidance.rules.pack_quotes import digested_clauses
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.quotes import clause_digest

_HEAD = "digests:"
_ABOVE = "# --- 各条原文的核对记录（由 python -m guidance rules --accept 写入，不要手改） "
_ENTRY = re.compile(r"^\s+([\"']?)([\w.#-]+)\1\s*:\s*\S+")


def accept(pack: Pack) -> list[str]:
    """Write the digests of the clauses as they are now into the pack's file; return those that changed by name."""
    digested = digested_clauses(pack.rules, pack.documents)
    now = {named: clause_digest(pack.documents.clause(named)) for named in digested}
    before = pack.rules.digests
    changed = [number for number in {**now, **before} if now.get(number) != before.get(number)]
    if changed:
        path = pack.marked.file
        write_whole(path, _with_digests(path.read_text(encoding="utf-8"), now).encode())
    return changed


def _with_digests(text: str, now: dict[str, str]) -> str:
    """`text` with exactly these digests; comments among them stay."""
    lines = text.rstrip("\n").split("\n")
    if _HEAD not in lines:
        lines += ["", _ABOVE.ljust(80, "-"), _HEAD]
    start = lines.index(_HEAD) + 1
    end = next((at for at in range(start, len(lines)) if re.match(r"[\w\"']", lines[at])), len(lines))
    left = dict(now)
    digests = []
    for line in lines[start:end]:
        entry = _ENTRY.match(line)
        if entry is None:
            digests.append(line)
        elif entry[2] in left:
            digests.append(_entry(entry[2], left.pop(entry[2])))
    return "\n".join([*lines[:start], *digests, *(_entry(*pair) for pair in left.items()), *lines[end:]]) + "\n"


def _entry(number: str, mark: str) -> str:
    return f'  "{number}": "{mark}"'
