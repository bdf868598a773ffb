"""Names of places and specialities that the notices themselves bear, for what cannot be the applicant's alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

_POINTING = re.compile("^(?:[我全贵本]|你们|咱们|我们)|^[市区县省](?:里|直|级)?$")


@dataclass(frozen=True)
class LocalNames:
    """Folded names, the longest first: `cities` and `provinces` with and without 市 and 省, `places` of any rank."""

    cities: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()


def local_names(notices: Iterable[Notice]) -> LocalNames:
    """Return the names in the scopes of `notices`; words that only point (我市, 全市) are left out."""
    scopes = [notice.scope for notice in notices]
    around = {search_spelling(name) for scope in scopes for name in (*scope.places, *scope.within)}
    named = {name for name in around if not _POINTING.search(name)}
    places = {search_spelling(name) for scope in scopes for name in scope.places} & named
    specialities = {search_spelling(name) for scope in scopes for name in scope.specialities}
    return LocalNames(_with_ending(named, "市"), _with_ending(named, "省"), _sorted(places), _sorted(specialities))


def _with_ending(names: set[str], ending: str) -> tuple[str, ...]:
    """The names that end in `ending`, and what stands before it where that is a name too."""
    long = {name for name in names if name.endswith(ending)}
    return _sorted(long | {name[: -len(ending)] for name in long} & names)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
