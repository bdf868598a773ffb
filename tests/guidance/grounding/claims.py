"""The sets of true paraphrases and of lies, each sentence with the words of the clause that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from guidance.citations import cite
from ingest.notices.load_notices import load_notices

HERE = Path(__file__).parent


def claims(name: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield clause ids joined by +, the clauses' words as they are cited, and a sentence about them."""
    for id, sentences in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")).items():
        for sentence in sentences:
            yield id, tuple(map(words_of, id.split("+"))), sentence


@lru_cache(maxsize=256)
def words_of(id: str) -> str:
    """Return a clause's words as an answer cites them."""
    notice = next(n for n in load_notices() if n.id == id.split("#")[0])
    return cite(notice.by_id[id], notice).text
