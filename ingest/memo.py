"""The caches of the whole program, each with its bound: results of pure functions, kept by their arguments."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

# How many results are kept. Files are kept by path and time of change, so that a changed one is read anew.
SIZES = {
    # text
    "search spelling": 256,
    "search spelling of a character": 8192,
    "table of traditional characters": 1,
    "table of look-alike characters": 1,
    "pattern of look-alike characters": 1,
    "stated date": 20_000,
    "folded words": 8192,
    "search words": 512,
    # files and what is made of them
    "facts file": 8,
    "rule pack": 64,
    "materials file": 64,
    "text of a notice's source": 1024,
    "match key of a notice's source": 1024,
    "digest of a package": 4,
    "form of a notice in JSON": 1,
    "encoder": 2,
    "late encoder": 2,
    "encoded question": 256,
    "index store": 8,
    "part of the page's look": 16,
    # a message
    "beginnings of sayings": 64,
    "misspelt terms": 64,
    "divisions of a text": 64,
    "folded character of a message": 16_384,
    "sound of a character": 16_384,
    "pinyin": 8192,
    "blurred pinyin": 8192,
    "folded clauses of notices": 4096,
    "known questions of notices": 32,
    "vector of a question": 256,
    "nearest known question": 64,
    "wordings near a message": 8,
    "odds of a word": 8192,
    "few clauses of notices": 32,
    "clauses matched with an ask": 64,
    "clauses near a text": 64,
    "core of a heading": 1024,
    "dates of a message": 64,
    "what a message names": 1024,
    "selected notices": 1024,
    "places of a notice": 1024,
    "words of a notice": 1024,
    "names of a notice": 1024,
    "places and year of a notice": 1024,
    "newer notices": 1024,
    "search words of a clause": 8192,
    # grounding
    "comparable spelling": 4096,
    "pairs of symbols": 4096,
    "tokens": 4096,
    "token pattern": 4,
    "passages of a clause": 1024,
    # one a process
    "model transport": 4,
    "dictionary of names": 1,
    "dictionary of words": 1,
    "faults already logged": 64,
    "check model": 64,
    "hash that no password has": 1,
    "upload permits": 1,
    "metrics of the process": 1,
    "settings of an office": 16,
}


def memo(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that keeps the results of a pure function, as many as SIZES says for `name`."""
    return cast(Callable[[Callable[P, R]], Callable[P, R]], lru_cache(maxsize=SIZES[name]))
