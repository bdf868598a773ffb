"""The office's fixed wording, filled in with what a reply is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import read_marked


@dataclass(frozen=True)
class Replies:
    """The texts of replies.yaml by name."""

    texts: Mapping[str, str]
    starters: tuple[str, ...]

    @property
    def disclaimer(self) -> str:
        """The word that this is guidance, and who decides."""
        return self.texts["disclaimer"]

    def say(self, which: str, /, **values: str) -> str:
        """Return the text called `which` with its blanks filled."""
        return self.texts[which].format(**values)


def load_replies(path: Path | None = None) -> Replies:
    """Read replies.yaml; a fault names the file."""
    path = path or settings().knowledge / "replies.yaml"
    value = read_marked(path).value
    texts = {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}
    if not texts or not isinstance(value.get("starters"), list):
        raise FaultsError([Fault(path, 1, "应是“名称: 文字”的清单，并有 starters（开场问题）一栏")])
    return Replies(texts, tuple(value["starters"]))
