"""rephrasing.yaml → which words a rephrased sentence may use though its clause does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guidance.holding.symbols import normal, symbols
from ingest.settings import settings
from ingest.yaml_marks import Strict, read_marked, validate

Words = Annotated[list[str], Field(min_length=1)]


class WordingEntry(Strict):
    """All of rephrasing.yaml."""

    free: Words
    same: list[Words]


@dataclass(frozen=True, eq=False)
class Wording:
    """`words` by first symbol: each with its group, None for a free one; `groups` hold words of one meaning."""

    words: dict[str, tuple[tuple[tuple[str, ...], int | None], ...]]
    groups: tuple[tuple[str, ...], ...]
    digits: frozenset[tuple[str, str]]
    variant: re.Pattern[str]
    first: dict[str, str]

    def canonical(self, text: str) -> str:
        """Return the text with each word of a group replaced by the group's first."""
        return self.variant.sub(lambda m: self.first[m[0]], text)


def load_wording(path: Path | None = None) -> Wording:
    """Read rephrasing.yaml once; every fault with its line."""
    return _load(path or settings().knowledge / "rephrasing.yaml")


@lru_cache(maxsize=4)
def _load(path: Path) -> Wording:
    entry = validate(WordingEntry, read_marked(path))
    groups = tuple(tuple(normal(w) for w in group) for group in entry.same)
    known = [(normal(w), None) for w in entry.free] + [(w, at) for at, g in enumerate(groups) for w in g]
    words: dict[str, list[tuple[tuple[str, ...], int | None]]] = {}
    for word, group in known:
        words.setdefault(symbols(word)[0], []).append((symbols(word), group))
    digits = frozenset(s[:2] for s in (symbols(w) for w, _ in known) if s[0].isdigit() and len(s) > 1)
    first: dict[str, str] = {}
    for group in groups:
        if "可" not in group:  # 能 is part of 技能 and 能力
            for word in group:
                first.setdefault(word, group[0])
    variant = re.compile("|".join(map(re.escape, sorted(first, key=len, reverse=True))))
    return Wording({k: tuple(v) for k, v in words.items()}, groups, digits, variant, first)
