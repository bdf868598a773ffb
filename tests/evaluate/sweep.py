"""What a weight does: `python -m tests.evaluate.sweep SECTION [SECTION …]`.

For every number of these sections of weights.yaml, the figures of its stage at a value a fifth lower, at its own and
at a value a quarter higher (whole numbers by one at least), all within its range, the other numbers unchanged:

- fusion, search, choice, answerability: the product over the development questions (shares, as in tests.bench);
- look_up: every tenth known question, taken out of the index, with its notice chosen;
- comparison: clauses of each notice that have a counterpart in another, and those whose counterpart's is themselves;
- rephrasing: sentences about a clause, true ones and invented ones, that count as an answer to its known question;
- faq: every tenth known question looked for among the published entries, and entries taken for doubles;
- report: groups among every fourth known question, and the pairs in a group that ask for one clause.

The bundled embedding has seen the questions (see tests.evaluate --train): compare the lines with each other.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import yaml

from guidance.answering.compare_notices import similar_clauses
from guidance.assistant import Assistant, load_knowledge, open_assistant
from guidance.conversation import Conversation, respond
from guidance.faq.ask_assistant import Asker
from guidance.faq.build_faq import Faq, build_faq
from guidance.faq.merge_entries import duplicates
from guidance.faq.search_entries import Search
from guidance.grounding.still_answers import still_answers
from guidance.knowledge import Knowledge
from guidance.records.report import clusters
from guidance.retrieval.look_up import Lookup
from guidance.weights import WeightsFile
from ingest.embedding.encoder import load_encoder
from ingest.notices.notice import KnownQuestion
from ingest.settings import settings
from tests.bench import lookup, product, questions
from tests.guidance.grounding.claims import claims

Figures = dict[str, float]


def sweep(section: str) -> Iterator[str]:
    """Yield a line for each value of each number of the section."""
    knowledge = load_knowledge()
    written = yaml.safe_load((settings().knowledge / "weights.yaml").read_text(encoding="utf-8"))
    entries = WeightsFile.model_validate(written).root[section].weights
    for name, entry in entries.items():
        for value in neighbouring(getattr(getattr(knowledge.weights, section), name), *entry.range):
            changed = replace(getattr(knowledge.weights, section), **{name: value})
            figures = FIGURES[section](replace(knowledge, weights=replace(knowledge.weights, **{section: changed})))
            marker = " *" if value == entry.value else ""
            yield f"{section}.{name} {value:g}{marker}: " + ", ".join(f"{n} {v:g}" for n, v in figures.items())


def neighbouring(value: float, low: float, high: float) -> list[float]:
    """Return the values to compare, ascending, the given one among them; whole numbers where it is one."""
    if isinstance(value, int):
        around = {min(value - 1, round(value * 0.8)), value, max(value + 1, round(value * 1.25))}
    else:
        around = {round(value * 0.8, 4), value, round(value * 1.25, 4)}
    return sorted(number for number in around if low <= number <= high)


def product_figures(knowledge: Knowledge) -> Figures:
    """Return what the product gets right over the development questions."""
    assistant = open_assistant(knowledge=knowledge)
    rows = questions.development_set()
    replies = [respond(row["question"], Conversation(), assistant) for row in rows]
    said = [questions.Said(r.answer, tuple(c.text for c in r.citations), r.kind == "refuse") for r in replies]
    return questions.score(rows, said)


def look_up_figures(knowledge: Knowledge) -> Figures:
    """Return the shares of known questions whose clause the look-up finds."""
    asked = [(q.text, q.clauses) for q in _known(knowledge)[::10]]
    bare = [replace(n, questions=()) for n in knowledge.notices]
    return lookup.hits(Lookup(bare, knowledge.weights.look_up, knowledge.vocabulary.expand), asked, "hit", inside=True)


def comparison_figures(knowledge: Knowledge) -> Figures:
    """Return how many clauses have a counterpart in another notice, and for how many that holds both ways."""
    matched, mutual = 0, 0
    for home, other in itertools.permutations(knowledge.notices, 2):
        for clause in home.clauses:
            found = similar_clauses(clause, home, other, knowledge.weights.comparison, 1)
            matched += len(found)
            mutual += bool(found) and similar_clauses(found[0], other, home, knowledge.weights.comparison, 1) == (
                clause,
            )
    return {"matched": matched, "mutual": mutual}


def rephrasing_figures(knowledge: Knowledge) -> Figures:
    """Return the shares of true and of invented sentences that count as an answer to a question for their clause."""
    weigh = _assistant().retrieval.weigh
    understand = _assistant().understanding.understand
    asked = {id: q.text for q in _known(knowledge) for id in q.clauses[:1]}
    figures = {}
    for name, sets in (("true", ("paraphrases", "paraphrases_more")), ("invented", ("lies", "lies_more"))):
        rows = [row for part in sets for row in claims(part) if row[0] in asked]
        good = [
            still_answers(said, words[0], asked[id], weigh(understand(asked[id])), knowledge.weights.rephrasing)
            for id, words, said in rows
        ]
        figures[name] = round(sum(good) / len(good), 3)
    return figures


def faq_figures(knowledge: Knowledge) -> Figures:
    """Return the share of known questions whose clause the first entry found has, and the entries that are doubles."""
    entries = _faq().entries
    search = Search(entries, knowledge.vocabulary.expand, knowledge.weights.faq)
    asked = _known(knowledge)[::10]
    found = [search.find(q.text, 3) for q in asked]
    right = [bool(f) and bool(set(f[0].clauses) & set(q.clauses)) for q, f in zip(asked, found, strict=True)]
    return {
        "first": round(sum(right) / len(right), 3),
        "entries shown": round(sum(map(len, found)) / len(found), 2),
        "doubles": len(duplicates(entries, knowledge.weights.faq)),
    }


def report_figures(knowledge: Knowledge) -> Figures:
    """Return the number of groups among known questions, and the share of pairs within them that share a clause."""
    clauses = {q.text: set(q.clauses) for q in _known(knowledge)[::4]}
    groups = clusters([(text, 1) for text in clauses], load_encoder().encode_queries, knowledge.weights.report)
    pairs = [pair for group in groups for pair in itertools.combinations(group.questions, 2)]
    same = sum(bool(clauses[one] & clauses[other]) for one, other in pairs)
    return {"groups": len(groups), "one clause": round(same / max(1, len(pairs)), 3)}


FIGURES: dict[str, Callable[[Knowledge], Figures]] = {
    **dict.fromkeys(("fusion", "search", "choice", "answerability"), product_figures),
    "look_up": look_up_figures,
    "comparison": comparison_figures,
    "rephrasing": rephrasing_figures,
    "faq": faq_figures,
    "report": report_figures,
}


def _known(knowledge: Knowledge) -> list[KnownQuestion]:
    return [q for n in knowledge.notices for q in n.questions if q.clauses]


@lru_cache(maxsize=1)
def _assistant() -> Assistant:
    return open_assistant()


@lru_cache(maxsize=1)
def _faq() -> Faq:
    return build_faq(Asker(_assistant()))


def main() -> None:
    """Print the lines of the sections."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluate.sweep", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sections", nargs="+", choices=list(FIGURES), metavar="SECTION", help=", ".join(FIGURES))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GUIDANCE_DATA"] = f"{folder}/data"
        if any(FIGURES[section] is product_figures for section in given.sections):
            os.environ["GUIDANCE_KNOWLEDGE"] = str(product.knowledge_without_the_set(Path(folder)))
        for section in given.sections:
            print(*sweep(section), sep="\n", flush=True)


if __name__ == "__main__":
    main()
