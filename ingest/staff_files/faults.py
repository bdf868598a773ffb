"""What is wrong in a file that people edit: every fault with file, line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import AssistantError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: `line` and `column` count from 1 and are 0 where the whole file or line is meant."""

    file: Path
    line: int
    message: str
    column: int = 0

    def __str__(self) -> str:
        where = ":".join(map(str, (self.file, *filter(None, (self.line, self.column)))))
        return f"{where}：{self.message}"


class FaultsError(AssistantError):
    """All faults found at once, in file order, a line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (str(fault.file), fault.line, fault.column)))
        super().__init__("\n".join(map(str, self.faults)))
