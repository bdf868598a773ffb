"""BM25 over many short texts, from word lists; the weight of a query tells how much of it a text could hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np


class WordIndex:
    """Texts as word lists, ready to be scored."""

    def __init__(self, texts: Iterable[Sequence[str]], k1: float = 1.2, b: float = 0.6) -> None:
        """Index the word lists in order; the scores of a query come in the same order."""
        self._ids: dict[str, int] = {}
        # Only now: it is slow to import, and a look-up by number needs no words.
        import bm25s
        from bm25s.tokenization import Tokenized

        rows = [[self._ids.setdefault(word, len(self._ids)) for word in text] for text in texts]
        self._size = len(rows)
        self._bm25 = bm25s.BM25(method="lucene", k1=k1, b=b)
        if self._ids:
            self._bm25.index(Tokenized(ids=rows, vocab=self._ids), show_progress=False)

    def scores(self, query: Sequence[str], once: bool = True) -> np.ndarray:
        """Return the score of each text for the words of `query`, each counted once, or as often as it stands there."""
        known = [word for word in (dict.fromkeys(query) if once else query) if word in self._ids]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return self._bm25.get_scores(known).copy()

    def weight(self, query: Sequence[str]) -> float:
        """Return what a text that is nothing but the words of `query` would come near to."""
        starts = self._bm25.scores["indptr"] if self._ids else ()
        rare = np.log(1 + (self._size + 0.5) / 0.5)
        total = 0.0
        for word in dict.fromkeys(query):
            at = self._ids.get(word)
            held = 0 if at is None else int(starts[at + 1] - starts[at])
            total += float(np.log(1 + (self._size - held + 0.5) / (held + 0.5))) if held else float(rare)
        return total or 1.0
