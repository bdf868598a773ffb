"""Whether what a pack quotes still stands in its notice, and whether a clause has changed since someone looked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from guidance.rules.pack import PackFile, sayings
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.quotes import plain


def digest(clause: Clause) -> str:
    """Return a short mark of a clause's words; white space, width and Markdown do not change it."""
    return hashlib.sha256(plain(clause.words).encode()).hexdigest()[:12]


def check_words(rules: PackFile, marked: Marked, notice: Notice) -> list[Fault]:
    """Return every quote that its clause does not hold, and every clause that is gone."""
    return [marked.fault(where, message) for where, message in _problems(rules, notice)]


def changed_clauses(rules: PackFile, notice: Notice) -> tuple[str, ...]:
    """Return the numbers of the clauses whose words are not those that someone last held the pack against."""
    clauses = {clause.number: clause for clause in notice.clauses}
    return tuple(number for number in quoted(rules) if rules.digests.get(number) != digest(clauses[number]))


def quoted(rules: PackFile) -> list[str]:
    """Return the numbers of all clauses that the pack stands on, in order."""
    found = dict.fromkeys(said.clause for _, said in sayings(rules))
    also = (number for part in (rules.scope, rules.refer, rules.requirements) for rule in part for number in rule.also)
    return list(dict.fromkeys([*found, *(route.clause for route in rules.routes), *also]))


def _problems(rules: PackFile, notice: Notice) -> Iterator[tuple[Where, str]]:
    texts = {clause.number: plain(clause.words) for clause in notice.clauses}
    for where, said in sayings(rules):
        for number in (said.clause, *getattr(said, "also", ())):
            if number not in texts:
                yield (*where, "clause"), _gone(number, texts)
            elif plain(said.quote) not in texts[number]:
                yield (*where, "quote"), f"条款 {number} 里没有「{said.quote}」这些字{_holders(said.quote, texts)}"
    for where, number in _named(rules):
        if number not in texts:
            yield where, _gone(number, texts)


def _named(rules: PackFile) -> Iterator[tuple[Where, str]]:
    """The clauses that are named without being quoted."""
    for part in ("routes", "readings"):
        for at, rule in enumerate(getattr(rules, part)):
            yield (part, at, "clause"), rule.clause
    for at, rule in enumerate(rules.information):
        for part in ("clauses", "under"):
            for place, number in enumerate(getattr(rule, part)):
                yield ("information", at, part, place), number


def _gone(number: str, texts: dict[str, str]) -> str:
    import difflib

    near = difflib.get_close_matches(number, texts, n=1, cutoff=0.4)
    return f"通知里没有编号为 {number} 的条款{f'，是不是 {near[0]}' if near else ''}"


def _holders(quote: str, texts: dict[str, str]) -> str:
    found = [number for number, text in texts.items() if plain(quote) in text]
    return f"，这些字在条款 {'、'.join(found[:3])}" if found else "，请按原文改写"
