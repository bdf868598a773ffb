"""What an office can set, all from the environment, read once per call."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where knowledge and data lie, which embedding is used, and whether Chroma runs as a server.

    `knowledge` (GUIDANCE_KNOWLEDGE) is the folder that staff edit; `data` (GUIDANCE_DATA) holds what the
    program writes; `embedding` (GUIDANCE_EMBEDDING) is a folder or a hub name of a sentence-transformers
    model; `chroma` (GUIDANCE_CHROMA) is the URL of a Chroma server, or None for the embedded one.
    """

    knowledge: Path
    data: Path
    embedding: str
    chroma: str | None


def settings() -> Settings:
    """Return the settings that the environment holds now."""
    knowledge = Path(os.environ.get("GUIDANCE_KNOWLEDGE") or ROOT / "knowledge")
    return Settings(
        knowledge=knowledge,
        data=Path(os.environ.get("GUIDANCE_DATA") or ROOT / "var"),
        embedding=os.environ.get("GUIDANCE_EMBEDDING") or str(knowledge / "embedding"),
        chroma=os.environ.get("GUIDANCE_CHROMA") or None,
    )
