"""BM25 over many short texts, from word lists; the core of every search by words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ingest.derived_arrays import packed, unpacked
from ingest.text.search_words import search_words

_SPARSE = ("data", "indices", "indptr")  # the columns of the index, as bm25s names them


class WordIndex:
    """Texts as word lists, ready to be scored."""

    def __init__(self, texts: Iterable[Sequence[str]], k1: float = 1.2, b: float = 0.6) -> None:
        """Index the word lists in order; the scores of a query come in the same order."""
        # Only now: it is slow to import, and what is kept as arrays needs it no more.
        import bm25s
        from bm25s.tokenization import Tokenized

        ids: dict[str, int] = {}
        rows = [[ids.setdefault(word, len(ids)) for word in text] for text in texts]
        index = bm25s.BM25(method="lucene", k1=k1, b=b)
        if ids:
            index.index(Tokenized(ids=rows, vocab=dict(ids)), show_progress=False)
        self._use(index.scores if ids else {}, ids, len(rows))

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, np.ndarray]) -> WordIndex:
        """Return the index whose `arrays` these are."""
        found = cls.__new__(cls)
        found._use(arrays, {word: at for at, word in enumerate(unpacked(arrays["vocabulary"]))}, int(arrays["size"]))
        return found

    def arrays(self) -> dict[str, np.ndarray]:
        """Return what `of_arrays` makes the same index of."""
        named = {"vocabulary": packed(list(self._ids)), "size": np.array(self._size)}
        return named | self._columns

    def _use(self, scores: Mapping[str, np.ndarray], ids: dict[str, int], size: int) -> None:
        # A column of the index for each word holds the texts that have it.
        self._columns = {name: scores[name] for name in _SPARSE} if ids else {}
        self._ids, self._size = ids, size
        self._texts_with = np.diff(self._columns["indptr"]) if ids else np.zeros(0)

    def scores(self, query: Sequence[str], once: bool = True) -> np.ndarray:
        """Return a float32 BM25 score for each text, 0 and up; with `once` each word of `query` counts once."""
        known = [word for word in (dict.fromkeys(query) if once else query) if word in self._ids]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        data, texts, starts = (self._columns[name] for name in _SPARSE)
        scores = np.zeros(self._size, dtype=np.float32)
        for column in map(self._ids.__getitem__, known):  # bm25s's own sum is slower by far
            column_of = slice(starts[column], starts[column + 1])
            scores[texts[column_of]] += data[column_of]
        return scores

    def expanded(self, query: Sequence[str], expansion: Sequence[str], weight: float, once: bool = True) -> np.ndarray:
        """Return the scores of `query` and, times `weight`, those of the words that the vocabulary adds to it."""
        return self.scores(query, once) + weight * self.scores(expansion, once)

    def weight(self, query: Sequence[str]) -> float:
        """Return about the score of a text that is nothing but the words of `query`; 1 for a query without words."""
        rare = np.log(1 + (self._size + 0.5) / 0.5)
        total = 0.0
        for word in dict.fromkeys(query):
            count = self._texts_with[self._ids[word]] if word in self._ids else 0
            total += float(np.log(1 + (self._size - count + 0.5) / (count + 0.5))) if count else float(rare)
        return total or 1.0


class OwnedTexts:
    """Texts that lead to something, a clause or an entry: several may lead to the same."""

    def __init__(self, texts: Sequence[tuple[int, str]], owners: int) -> None:
        """`texts` are pairs of an owner's number (below `owners`) and a text."""
        self._owner = np.array([owner for owner, _ in texts], dtype=np.int64)
        self._owners = owners
        self._index = WordIndex(search_words(text) for _, text in texts)

    def scores(self, query: Sequence[str], expansion: Sequence[str], weight: float) -> np.ndarray:
        """Return for each owner the score of its best text (float32, 0 and up), as `WordIndex.expanded`."""
        best = np.zeros(self._owners, dtype=np.float32)
        np.maximum.at(best, self._owner, self._index.expanded(query, expansion, weight))
        return best

    def weight(self, query: Sequence[str]) -> float:
        """Return about the score of a text that is nothing but the words of `query`; 1 for a query without words."""
        return self._index.weight(query)


def best(scores: np.ndarray, limit: int) -> list[int]:
    """Return the places of up to `limit` highest scores above 0, the earlier first among equals."""
    limit = min(limit, len(scores))
    if limit <= 0:
        return []
    top = np.argpartition(-scores, limit - 1)[:limit]
    return [int(at) for at in top[np.lexsort((top, -scores[top]))] if scores[at] > 0]
