"""A question what title an education leads to (大专能定成什么) → the routes that the rules open to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.verdict import RouteStatus
from guidance.knowledge import Knowledge
from guidance.lexicon.lexicon import either
from guidance.question import Question
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.text.normalise import search_spelling

MOST_NOTICES = 2  # that answer side by side
_WHAT_TITLE = re.compile(
    "(?P<way>初?定|认定|评|申?报|拿|升|给|算)(?:个|成|为|到|上|得)*(?:什么|啥|哪[一个]?[个级种]|几级|多高)(?:样的?|级别|层级|职称|等级|级)*"
    r"(?:[呢啊呀的][?。]?|[?。])?\Z"
)
_AROUND = re.compile("毕业|直接|学历|文凭|出身|最[高多]")


def attainable_routes(
    question: Question, knowledge: Knowledge, core: Callable[[str], str], today: date
) -> ChosenClauses | None:
    """Return the clauses of the highest routes open to the education that is named; None where it asks anything else.

    It asks that of one education and of nothing besides; `core` takes everyday words out of a text.
    """
    text = question.asks[0].search_text
    asked = _WHAT_TITLE.search(text)
    if len(question.asks) > 1 or len(question.scope.notices) > MOST_NOTICES or not asked:
        return None
    educations = _educations(text, knowledge)
    if len(educations) != 1:
        return None
    ((word, value),) = educations.items()
    if len(core(_AROUND.sub(" ", _WHAT_TITLE.sub("", text).replace(word, " ")))) > 1:
        return None
    models = (knowledge.check_models.get(id) for id in _of_kind(asked["way"], question.scope.notices, knowledge))
    clauses = tuple(c for model in models if model for c in _routes(model, value, knowledge, today))
    return ChosenClauses(clauses, listed=len(clauses) > 1) if clauses else None


def _of_kind(way: str, notices: Sequence[str], knowledge: Knowledge) -> Sequence[str]:
    """The notices whose kind the verb names (定 of 初定, 评 of 评审); all of them where it names none's."""
    named = [id for id in notices if id in knowledge.notice_by_id and way[-1] in knowledge.notice_by_id[id].kind]
    return named or notices


def _educations(text: str, knowledge: Knowledge) -> dict[str, str]:
    """The words of the folded `text` that name an education, the longest at each place, and the values they mean."""
    by_word = {
        search_spelling(word): value
        for value, words in knowledge.fact_wording.file.education.words.items()
        for word in words
        if "(" not in word
    }
    return {found: by_word[found] for found in re.findall(either(by_word), text)}


def _routes(model: CheckModel, value: str, knowledge: Knowledge, today: date) -> Iterator[Clause]:
    """The clauses of the routes with the highest title that a condition on the education leaves open.

    Of those of one title the routes count that the fewest educations open: a master's own beside a bachelor's.
    """
    is_open = _open_routes(model, value, knowledge, today)
    highest = max((model.titles.index(route.title) for route in is_open), default=-1)
    routes = [route for route in is_open if model.titles.index(route.title) == highest]
    educations = knowledge.fact_wording.file.education.words
    opened = Counter(route.id for each in educations for route in _open_routes(model, each, knowledge, today))
    fewest = min((opened[route.id] for route in routes), default=0)
    for clause in dict.fromkeys(route.clause for route in routes if opened[route.id] == fewest):
        yield knowledge.document_by_id[clause.partition("#")[0]].by_id[clause]


def _open_routes(model: CheckModel, value: str, knowledge: Knowledge, today: date) -> list[RouteStatus]:
    """The routes that a condition on the education leaves open to who has finished just this one."""
    words = knowledge.fact_wording.file
    fact, completion = words.education.fact, words.schooling.completion
    # with the degree of the same name and no other
    degree = value if value in words.degree.words else "none"
    alone = {fact: value, words.degree.fact: degree, completion.fact: completion.graduated}
    known = {each: told for each, told in alone.items() if each in model.facts}
    verdict = check(model, model.vocabulary.parse(known), today)
    reading = {clause for each in (fact, words.degree.fact) for clause, _ in read_by(verdict, each)}
    return [route for route in verdict.routes if route.status != "unmet" and route.clause in reading]
