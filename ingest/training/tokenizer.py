"""Texts → a Unigram tokenizer whose pieces are dictionary words and single characters."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import jieba
import numpy as np
from scipy.sparse import csr_matrix
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
UNKNOWN_PIECE = 0  # its id
LONGEST = 6  # characters of a word that is one piece
BATCH = 4096  # texts
FOREIGN = re.compile(r"[a-z]{2,12}|\d{2,4}")


def make_tokenizer(texts: Iterable[tuple[str, int]], size: int) -> Tokenizer:
    """Return a tokenizer whose pieces are the `size` most frequent words and characters.

    `texts` are pairs of a text and how many times over it counts.
    """
    dictionary = list(_dictionary().items())
    broad = _tokenizer(dictionary)
    words: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for batch, weight in _batches(texts):
        found = Counter(i for e in broad.encode_batch_fast(batch, add_special_tokens=False) for i in e.ids if i)
        words.update({dictionary[i - 1][0]: n * weight for i, n in found.items()})
        together = unicodedata.normalize("NFKC", "\n".join(batch)).lower()
        words.update({w: n * weight for w, n in Counter(FOREIGN.findall(together)).items()})
        characters.update({c: n * weight for c, n in Counter(together).items()})
    kept = _most_frequent(words, characters, size - 1)
    total = sum(kept.values())
    return _tokenizer([(piece, math.log(count / total)) for piece, count in kept.items()])


def piece_ids(tokenizer: Tokenizer, texts: Sequence[str]) -> list[np.ndarray]:
    """Return for each text its piece ids in order, an int32 array; the same one for the same text."""
    different = list(dict.fromkeys(texts))  # a question stands in many pairs
    found: dict[str, np.ndarray] = {}
    for first in range(0, len(different), BATCH):
        batch = different[first : first + BATCH]
        encoded = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
        found |= {text: np.array(one.ids, dtype=np.int32) for text, one in zip(batch, encoded, strict=True)}
    return [found[text] for text in texts]


def count_matrix(rows: Sequence[np.ndarray], size: int) -> csr_matrix:
    """Return a sparse float32 matrix (texts × `size`) of piece counts; `rows` are the piece ids of the texts."""
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), size))


def _dictionary() -> dict[str, float]:
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    total = math.log(jieba.dt.total)
    words = {w.lower(): math.log(n) - total for w, n in jieba.dt.FREQ.items() if n and len(w) <= LONGEST}
    return words | {c: words.get(c, -total) for w in list(words) for c in w}


def _most_frequent(words: Counter[str], characters: Counter[str], size: int) -> Counter[str]:
    # A character that stands alone only inside words still needs a vector: it is what a typo leaves over.
    singles = Counter({c: max(words[c], n // 20, 1) for c, n in characters.items() if c.isalnum() and n > 5})
    several = Counter({w: n for w, n in words.items() if len(w) > 1 and w.isalnum()})
    kept = Counter(dict(singles.most_common(size // 4)))
    kept.update(dict(several.most_common(size - len(kept))))
    return kept


def _tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, 0.0), *pieces], unk_id=UNKNOWN_PIECE, byte_fallback=False))
    between_han = Regex(r"(?<=\p{Han})\s+(?=\p{Han})")
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(between_han, "")]
    )
    # Marks between words are no pieces; cutting there first keeps the search for the best pieces short.
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed")
    return tokenizer


def _batches(texts: Iterable[tuple[str, int]], size: int = BATCH) -> Iterator[tuple[list[str], int]]:
    waiting: dict[int, list[str]] = {}
    for text, weight in texts:
        batch = waiting.setdefault(weight, [])
        batch.append(text)
        if len(batch) == size:
            yield waiting.pop(weight), weight
    yield from ((batch, weight) for weight, batch in waiting.items())
