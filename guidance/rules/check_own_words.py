"""Whether the pack's own words, which applicants read, name days and lengths of time that are those of the notice."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.rules.pack import PackFile, conditions
from guidance.rules.quoted_documents import QuotedDocuments
from guidance.rules.schema import AtLeast, AtMost, ConditionNode, CountWithin, Use, Years
from guidance.rules.walk_conditions import walk
from ingest.staff_files.line_marks import Where
from ingest.text.dates import printed_dates, say_day, say_months
from ingest.text.quantities import printed_months

Problem = tuple[Where, str]
_OWN_WORDS = ("text", "note", "left_open")
_EXAMPLES = ("bases", "cases")


def own_word_problems(
    rules: PackFile, written: object, documents: QuotedDocuments, vocabulary: FactVocabulary
) -> Iterator[Problem]:
    """Yield every day in the pack's words that no clause prints, and every length of time that is no value of theirs.

    `written` is the pack as it stands in its file.
    """
    year = documents.notice.year
    clauses = documents.by_id.values()
    printed = {day for clause in clauses for day in printed_dates(clause.words, documents.home(clause.id).year)}
    for where, words in _own_words(written, ()):
        for day in printed_dates(words, year):
            if day not in printed:
                yield where, f"这句话里的「{say_day(day)}」在通知里没有，请照原文改"
    for where, words, needs in _worded_conditions(rules):
        asked = {months for node in _with_definitions(needs, rules) for months in _lengths(node, vocabulary)}
        for months in printed_months(words):
            if asked and months not in asked:
                listed = "、".join(say_months(each) for each in sorted(asked))
                yield where, f"这句话说的「{say_months(months)}」不是它的条件所要的（{listed}），请改成一致"


def _own_words(part: object, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(part, dict):
        for key, inner in part.items():
            if where or key not in _EXAMPLES:
                yield from _own_words(inner, (*where, key))
    elif isinstance(part, list):
        for at, inner in enumerate(part):
            yield from _own_words(inner, (*where, at))
    elif isinstance(part, str) and where[-1] in _OWN_WORDS:
        yield where, part


def _worded_conditions(rules: PackFile) -> Iterator[tuple[Where, str, ConditionNode]]:
    """The routes and conditions that have words of their own, with what they ask for."""
    for at, route in enumerate(rules.routes):
        yield ("routes", at, "text"), route.text, route.needs
    for where, node in conditions(rules):
        if node.text:
            yield (*where, "text"), node.text, node


def _with_definitions(
    node: ConditionNode, rules: PackFile, seen: frozenset[str] = frozenset()
) -> Iterator[ConditionNode]:
    """A condition and all below it, those of the definitions that it names too."""
    for _, found in walk(node):
        yield found
        if isinstance(found, Use) and found.use in rules.definitions and found.use not in seen:
            yield from _with_definitions(rules.definitions[found.use], rules, seen | {found.use})


def _lengths(node: ConditionNode, vocabulary: FactVocabulary) -> Iterator[int]:
    """The lengths of time, in months, that a condition asks for, or that its quote or reading prints."""
    match node:
        case Years():
            yield node.total_months
        case CountWithin():
            yield 12 * node.within_years
        case AtLeast(at_least=int(value)) | AtMost(at_most=value) if _counts_years(node, vocabulary):
            yield 12 * value
    yield from printed_months(f"{getattr(node, 'quote', '')}；{getattr(node, 'reading', None) or ''}")


def _counts_years(node: AtLeast | AtMost, vocabulary: FactVocabulary) -> bool:
    return node.fact in vocabulary and vocabulary[node.fact].unit == "年"
