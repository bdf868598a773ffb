"""A question's asks → the clauses that answer, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite, log
from types import MappingProxyType

import numpy as np

from guidance.lexicon.vocabulary import Vocabulary
from guidance.question import Ask, Question, QuestionScope
from guidance.retrieval.aimed_levels import AimedLevels
from guidance.retrieval.dense_search import NearClauses
from guidance.retrieval.late_match import NO_CLAUSE, ClauseMatch, LateMatch, MatchedClauses
from guidance.retrieval.scoring import Scorer
from guidance.retrieved import AnswerOdds, ScoredClause
from guidance.stage_times import stage
from guidance.time_limit import require_time
from guidance.weights import SearchWeights
from ingest.document import Clause
from ingest.embedding.encoder import Encoder
from ingest.memo import memo
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

CLEAR_MATCH = 2.0  # log-odds beside "no clause answers" from which words alone no longer matter
LOOKED_AT = 3  # best matching clauses in which a value that is asked for is looked for


class Retrieval:
    """The scorer with the clauses it scores."""

    def __init__(
        self,
        scorer: Scorer,
        late_match: LateMatch,
        encoder: Encoder,
        clauses: Mapping[str, Clause],
        vocabulary: Vocabulary,
        titles: TitleLevels,
        weights: SearchWeights,
        most_matched: int,
        companions: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """`clauses` holds every clause of the scorer by its id; `encoder` is the one that the vectors come from.

        The scorer's clauses come notice by notice.
        `late_match` knows the clauses in the scorer's order; at most `most_matched` of them are matched word by word.
        `companions` are for the id of a notice those of the documents that it goes by: their clauses count as its own.
        `clauses_with` is how many clauses have each word.
        """
        self._scorer, self._late, self._most_matched = scorer, late_match, most_matched
        self._encoder, self._vocabulary, self._weights = encoder, vocabulary, weights
        self._companions = companions
        self._clauses = [clauses[id] for id in scorer.clauses]
        self._opposites = _Opposites(vocabulary, self._clauses)
        self._levels = AimedLevels(titles, self._clauses)
        self._number = {id: at for at, id in enumerate(dict.fromkeys(c.notice for c in self._clauses))}
        self._notice = np.array([self._number[c.notice] for c in self._clauses], dtype=np.int64)
        self._starts = np.flatnonzero(np.diff(self._notice, prepend=-1))
        self._children: dict[str, list[str]] = {}
        for clause in self._clauses:
            self._children.setdefault(clause.parent or "", []).append(clause.id)
        self._heading_only = np.array([not c.text for c in self._clauses])
        self.clauses_with = scorer.words.clauses_with
        self._rarity = {w: log(1 + len(self._clauses) / n) for w, n in self.clauses_with.items()}
        self._matched = memo("clauses matched with an ask")(self._match)
        self._near = memo("clauses near a text")(self._find_near)
        self._few = memo("few clauses of notices")(self._find_few)
        self._at = {c.id: at for at, c in enumerate(self._clauses)}

    def encode_ahead(self, question: Question) -> None:
        """Begin to encode what a question asks first, while the message is still being read.

        It is going to be judged and searched for, unless no notice is for it.
        """
        if not question.scope.outside:
            self._late.encoder.encode_ahead(question.asks[0].encoded_text)

    @stage("retrieval")
    def search(self, question: Question, ask: Ask, notices: Sequence[str], most: int = 40) -> list[ScoredClause]:
        """Return up to `most` clauses of `notices` and their companions for one ask of the question, best first.

        Where the ask itself names notices, those count instead; where the question names companions, these alone.
        """
        scores = self._scores_for(question, ask, notices)
        best = _highest(scores, most)
        found = zip(best.tolist(), scores[best].tolist(), strict=True)
        return [ScoredClause(self._clauses[at], score) for at, score in found if isfinite(score)]

    def best_of_each(self, question: Question, ask: Ask, notices: Sequence[str]) -> list[ScoredClause]:
        """Return the best clause of each of `notices` and their companions for one ask, best first."""
        scores = self._scores_for(question, ask, notices)
        best = np.maximum.reduceat(scores, self._starts)
        first_best = np.flatnonzero(scores == best[self._notice])
        firsts = first_best[np.unique(self._notice[first_best], return_index=True)[1]]
        order = firsts[np.argsort(-scores[firsts], kind="stable")]
        return [ScoredClause(self._clauses[at], float(scores[at])) for at in order if np.isfinite(scores[at])]

    def _scores_for(self, question: Question, ask: Ask, notices: Sequence[str]) -> np.ndarray:
        """The score of every clause for one ask of the question; minus infinity outside the notices that count."""
        require_time()
        within = self._meant(question, ask, notices)
        scores = self._score(ask, within)
        if len(question.asks) > 1:
            message = Ask(
                question.text, question.asks[0].expansion_terms, question.scope, message_text=question.judged_text
            )
            scores = scores + self._weights.whole_message * self._score(message, within)
        other_level = self._levels.other_level(question.text, question.features.aimed_levels)
        opposed = self._opposites.count(ask.search_text) + other_level
        scores -= self._weights.other_side * opposed + self._weights.heading_only * self._heading_only
        self._raise_named(scores, question)
        scores[~self._within(within)] = -np.inf
        return scores

    def _meant(self, question: Question, ask: Ask, notices: Sequence[str]) -> Sequence[str]:
        """The documents whose clauses count for an ask, of which `notices` are those of the question."""
        if question.scope.standards:
            return question.scope.standards
        return self._with_companions(ask.scope.notices if ask.scope.named else notices)

    def _with_companions(self, notices: Sequence[str]) -> Sequence[str]:
        if not self._companions:
            return notices
        return tuple(dict.fromkeys((*notices, *(of for id in notices for of in self._companions.get(id, ())))))

    def _within(self, notices: Sequence[str]) -> np.ndarray:
        """For each clause whether it is of one of the notices."""
        wanted = np.zeros(len(self._number), dtype=bool)
        wanted[[self._number[id] for id in notices if id in self._number]] = True
        of_wanted: np.ndarray = wanted[self._notice]
        return of_wanted

    def knows(self, question: Question) -> bool:
        """Whether any clause has a word of the question or of its expansion, or clearly matches it in other words.

        A question that names a number is known too.
        """
        words = (*search_words(question.text), *_expansion_words(question))
        if question.references or any(word in self._rarity for word in words):
            return True
        notices = question.scope.notices
        return any(self.answer_odds(ask.encoded_text, notices).match > CLEAR_MATCH for ask in question.asks)

    def weigh(self, question: Question) -> dict[str, float]:
        """Return the search words of the question, each with how rare it is; words of the expansion count less."""
        counts = dict.fromkeys(_expansion_words(question), self._scorer.weights.expansion)
        counts |= dict.fromkeys(search_words(question.text), 1.0)
        return {w: count * self._rarity.get(w, 0.0) for w, count in counts.items()}

    def nearest_clause(self, text: str, notices: Sequence[str]) -> tuple[float, np.ndarray]:
        """Return the cosine of the nearest clause of `notices` (0 where there is none), and the vector of the text."""
        vector, notices = self._encoder.encode_query(text), self._with_companions(notices)
        near = self._near(text, tuple(notices))
        cosines = near[0].best[self._within(notices)] if near else np.zeros(0)
        return float(cosines.max(initial=0.0)), vector

    def answer_odds(self, text: str, notices: Sequence[str]) -> AnswerOdds:
        """Return what the encoder makes of the clauses of `notices` as answers to what `text` asks."""
        within, match = self._matched(text, tuple(self._with_companions(notices)))
        if not len(within):
            return AnswerOdds(NO_CLAUSE, 0.0)
        clauses = tuple(self._clauses[within[at]] for at in np.argsort(-match.odds, kind="stable")[:LOOKED_AT])
        return AnswerOdds(match.best, match.none, match.word_elsewhere, clauses)

    def phrase(self, text: str, notices: Sequence[str]) -> list[Clause]:
        """Return the one clause of `notices` that says most nearly what `text` says; none without notices."""
        notices = self._with_companions(notices)
        scores = self._score(Ask(search_spelling(text), (), QuestionScope(())), notices)
        scores[~self._within(notices)] = -np.inf
        best = int(scores.argmax())
        return [self._clauses[best]] if np.isfinite(scores[best]) else []

    def _score(self, ask: Ask, notices: Sequence[str]) -> np.ndarray:
        near = self._near(ask.search_text, tuple(notices))
        fused = self._scorer.score(ask.search_text, ask.expansion_terms, near)
        within = np.flatnonzero(self._within(notices))
        if len(within) > self._most_matched:
            within = within[_highest(fused[within], self._most_matched)]
            match = self._late.match(ask.encoded_text, self._late.prepared(within))
        else:
            within, match = self._matched(ask.encoded_text, tuple(notices))
        return self._scorer.with_match(fused, match.odds, within)

    def _find_near(self, text: str, notices: tuple[str, ...]) -> NearClauses | None:
        """How near each clause is to the text; an answer asks for it when it judges and when it searches."""
        return self._scorer.near(self._encoder.encode_query(text), notices)

    def _match(self, text: str, notices: tuple[str, ...]) -> tuple[np.ndarray, ClauseMatch]:
        """The clauses of these documents that may match the text best, of few all, and how well they do.

        An answer asks for it when it judges and when it searches.
        """
        clauses = self._few(notices)
        if clauses is None:
            nearest = self._late.nearest(text, np.flatnonzero(self._within(notices)))
            clauses = self._late.prepared(nearest)
        return clauses.indices, self._late.match(text, clauses)

    def _find_few(self, notices: tuple[str, ...]) -> MatchedClauses | None:
        """The clauses of these documents, where they are so few that all are matched with a text."""
        indices = np.flatnonzero(self._within(notices))
        return self._late.prepared(indices) if self._late.are_few(indices) else None

    def _raise_named(self, scores: np.ndarray, question: Question) -> None:
        """Raise the clauses that the question names by number, their children, and what names the same annex."""
        for reference in question.references.found:
            for rank, id in enumerate(reference.clauses):
                self._add(scores, id, self._weights.named - self._weights.rank_of_named * rank)
                for child in self._children.get(id, ()):
                    self._add(scores, child, self._weights.beside_named)
            for id in reference.mentions:
                self._add(scores, id, self._weights.beside_named)

    def _add(self, scores: np.ndarray, id: str, more: float) -> None:
        if id in self._at:
            scores[self._at[id]] += more


def _highest(scores: np.ndarray, most: int) -> np.ndarray:
    """The places of up to `most` highest scores, the earlier first among equals."""
    if len(scores) > most:
        top = np.flatnonzero(scores >= np.partition(scores, -most)[-most])
        return top[np.argsort(-scores[top], kind="stable")][:most]
    return np.argsort(-scores, kind="stable")


def _expansion_words(question: Question) -> list[str]:
    terms = [term for ask in question.asks for term in ask.expansion_terms]
    return [word for term in terms for word in search_words(term)]


class _Opposites:
    """Which sides of the vocabulary's contrasts each clause names: a bit for each side."""

    def __init__(self, vocabulary: Vocabulary, clauses: Sequence[Clause]) -> None:
        self._vocabulary = vocabulary
        self._bits = [{side: at for at, side in enumerate(contrast)} for contrast in vocabulary.contrasts]
        named = [vocabulary.sides(search_spelling(clause.words)) for clause in clauses]
        self._named = np.array([self._masks(sides) for sides in named], dtype=np.int64).reshape(len(clauses), -1)

    def count(self, text: str) -> np.ndarray:
        """Return for each clause the number of contrasts in which it names other sides than the folded `text`."""
        asked = self._masks(self._vocabulary.sides(text))
        opposed = np.zeros(len(self._named), dtype=np.int64)
        for at in np.flatnonzero(asked):
            opposed += (self._named[:, at] != 0) & (self._named[:, at] & asked[at] == 0)
        return opposed

    def _masks(self, sides: Sequence[frozenset[str]]) -> list[int]:
        """A number for each contrast, whose bits are the sides that are named."""
        return [sum(1 << bits[side] for side in named) for bits, named in zip(self._bits, sides, strict=True)]
