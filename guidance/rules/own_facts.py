"""The facts that a pack names itself, each with the clause whose words name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidance.facts.applicant_facts import FactVocabulary
from guidance.rules.pack import OwnFactRule
from ingest.staff_files.line_marks import Where
from ingest.text.normalise import match_key


def with_own_facts(vocabulary: FactVocabulary, own: Mapping[str, OwnFactRule]) -> FactVocabulary:
    """Return the vocabulary with a pack's own facts behind it."""
    added = {id: fact.spec for id, fact in own.items() if id not in vocabulary}
    return FactVocabulary({**vocabulary.specs, **added}) if added else vocabulary


def own_fact_problems(own: Mapping[str, OwnFactRule], vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    """Yield the place and the fault of every own fact that is none: known already, not named by its clause, no unit."""
    for id, fact in own.items():
        if id in vocabulary:
            yield ("facts", id), f"{id} 已经是 facts.yaml 里的事实，请换一个名字或直接用它"
        yield from _words_not_quoted(id, fact)
        if bool(fact.unit) != (fact.type == "int"):
            yield ("facts", id, "unit"), "数量要写单位（份、次、项、年……），其他的不写"
        if (len(fact.values) > 1) != (fact.type == "enum"):
            yield ("facts", id, "values"), "几种里的一种（enum）至少要写两种，其他的不写"


def _words_not_quoted(id: str, fact: OwnFactRule) -> Iterator[tuple[Where, str]]:
    """The name, or each value of what is one of several, that the words quoted do not have."""
    words = fact.values if fact.type == "enum" else [fact.name]
    for word in words:
        if match_key(word) not in match_key(fact.quote):
            key = "values" if fact.type == "enum" else "name"
            yield ("facts", id, key), f"所引原文「{fact.quote}」里没有「{word}」这几个字，请照原文写"
