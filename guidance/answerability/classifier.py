"""Whether the notices answer an ask at all: signs for and against it, weighed by logistic regression."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from guidance.answerability.asked_matters import LONG_NUMBER, AskedMatters
from guidance.answerability.nearest_questions import NearestQuestions, NearQuestion
from guidance.answerability.wording_odds import WordingOdds
from guidance.lexicon.asked_values import asked_kinds, matches_of, without_asking
from guidance.lexicon.topics import SOFT
from guidance.question import Ask, Question
from guidance.retrieved import AnswerOdds
from guidance.stage_times import stage
from guidance.time_limit import require_time
from guidance.weights import AnswerabilityWeights, SignWeights
from ingest.embedding.encoder import Encoder
from ingest.notices.notice import KnownQuestion, KnownRefusal
from ingest.text.normalise import HAN, search_spelling
from ingest.text.search_words import search_words

SIGNS = (
    *(
        "alike_known",
        "alike_refused",
        "near_known",
        "near_refused",
        "near_clause",
        "near_reason",
        "vote",
        "wording",
        "match",
        "none",
        "value_absent",
        "value_given",
        "word_elsewhere",
        "words",
        "matters",
        "usually_open",
    ),
    *SOFT,
)

NearestClause = Callable[[str, Sequence[str]], tuple[float, np.ndarray]]
"""From a text and ids of notices to the cosine of their nearest clause, and the vector of the text."""
FindOdds = Callable[[str, Sequence[str]], AnswerOdds]
"""From a text that asks and ids of notices to the odds that their best clause answers it."""
MOST_WORDS = 6  # beyond them a question is no more particular
MOST_ODDS = 12.0  # beyond them, either way, odds say no more


@dataclass(frozen=True)
class Answerability:
    """Known questions and refusals, reasons and wordings, what was judged of the notices, and the weights of the signs.

    `reasons` has a row of unit length for each reason.
    """

    answered: NearestQuestions[KnownQuestion]
    unanswered: NearestQuestions[KnownRefusal]
    reasons: np.ndarray
    wording_odds: WordingOdds
    matters: AskedMatters
    nearest_clause: NearestClause
    find_odds: FindOdds
    weights: AnswerabilityWeights
    sign_weights: SignWeights
    first_day_weights: SignWeights

    @stage("answerability")
    def assess(self, question: Question) -> Question:
        """Return the question with each ask marked that no notice answers.

        What the office has taught decides before everything; a named clause and a bare term are always looked up.
        Raises OutOfTimeError where the time for the message is over.
        """
        require_time()
        question = replace(question, asks=tuple(map(self._without_chatter, question.asks)))
        taught = self._taught(question)
        named = any(r.clauses or r.mentions or r.absent for r in question.references.found)
        if taught is None and (named or question.terms_only):
            return question
        if taught is not None:
            asks = tuple(replace(ask, unanswerable=taught) for ask in question.asks)
        else:
            asks = self._judged(question)
        return replace(question, asks=asks, refused_topic=None if taught is False else question.refused_topic)

    def _taught(self, question: Question) -> bool | None:
        """Whether the office has taught that the very question has no answer; None where it has not taught it."""
        known = _similarity(self.answered.nearest(question.text, question.scope.notices))
        refused = _similarity(self.unanswered.nearest(question.text, question.scope.notices))
        return refused > known if max(known, refused) >= self.weights.taught else None

    def _without_chatter(self, ask: Ask) -> Ask:
        """The ask, of no topic beside the notices where it only tells of one as a reason (堵车迟到了还让进吗)."""
        is_idle = ask.topic is not None and ask.topic.group == "off_topic"
        as_reason = is_idle and self.matters.asks_as_applicant(ask.normalised_text)
        return replace(ask, topic=None) if as_reason else ask

    def _judged(self, question: Question) -> tuple[Ask, ...]:
        """The asks, each marked whether no notice answers it: by itself, or about what was spoken of before it."""
        asks = question.asks
        if len(asks) == 1:
            return (self._marked(question, asks[0], self._beyond_limit(question, asks[0]), 0.0),)
        beyond = [self._beyond_limit(*_alone(question, ask, ask.normalised_text)) for ask in asks]
        limits = self._limits_of_several(question, beyond)
        return tuple(self._marked(question, *judged) for judged in zip(asks, beyond, limits, strict=True))

    def _limits_of_several(self, question: Question, beyond: Sequence[float]) -> list[float]:
        """From when on no notice answers each of several asks: lower where the message as a whole is left open.

        There one of few characters mostly goes on about the same (多久出结果，在哪个网站查): the shorter it is, the
        farther below the limit it has to be, and little where it names something itself. Where notices have few known
        questions, single asks tell little.
        """
        lower = [self.weights.leans_from_first_day] * len(beyond)
        if self.are_well_known(question.scope.notices):
            lower = [-self._certainty_needed(ask) for ask in question.asks]
        leaves_room = any(least <= by < 0 for least, by in zip(lower, beyond, strict=True))
        return lower if leaves_room and self._beyond_limit(*_as_one(question)) >= 0 else [0.0] * len(beyond)

    def _certainty_needed(self, ask: Ask) -> float:
        """How far below the limit a short ask of a message that is left open has to be to be settled by itself."""
        lacking = max(self.weights.short_ask - len(ask.normalised_text), 0)
        return lacking if ask.leans else min(lacking, self.weights.short_named)

    def _marked(self, question: Question, ask: Ask, beyond: float, limit: float) -> Ask:
        """The ask marked whether it is open by itself, from `limit` on, or about what was spoken of."""
        in_talk = beyond < limit and ask.leans and self._is_open_in_talk(question, ask, beyond)
        return replace(ask, unanswerable=beyond >= limit or in_talk, open_in_talk=in_talk)

    def _is_open_in_talk(self, question: Question, ask: Ask, beyond: float) -> bool:
        """Whether no notice answers an ask that names nothing about what was spoken of before: 评审费多少，能不能退.

        One that only names a thing (村干部呢) asks the same of that: it is open where nothing makes it certain that the
        notices mean it by another name. Where they have few known questions little is settled for certain.
        """
        well_known = self.are_well_known(question.scope.notices)
        if ask.names_unknown:
            return well_known and beyond >= self.weights.bare_from
        if len(ask.normalised_text) > self.weights.short_ask:
            return False
        together = self._beyond_limit(*_alone(question, ask, f"{ask.spoken_of}{ask.normalised_text}"))
        limit = self.weights.talk_limit if well_known else 0.0
        return together + self.weights.talk_share * beyond >= limit

    def _beyond_limit(self, question: Question, ask: Ask) -> float:
        """By how many log-odds it is more likely than it must be that no notice answers the ask; below 0 one may.

        Of several notices with few known questions those with the best clauses count.
        """
        notices = question.scope.notices
        if len(notices) < 2 or self.are_well_known(notices):
            return self._beyond_limit_of_all(question, ask)
        best = {clause.notice for clause in self.find_odds(ask.encoded_text, notices).clauses}
        likeliest: list[tuple[str, ...]] = [(notice,) for notice in notices if notice in best] or [notices]
        scopes = [replace(question.scope, notices=alone) for alone in likeliest]
        return min(self._beyond_limit_of_all(replace(question, scope=scope), ask) for scope in scopes)

    def are_well_known(self, notices: Sequence[str]) -> bool:
        """Whether each of the notices has so many known questions that unlikeness to them says something."""
        return all(self.answered.many[notice] >= self.weights.few_known for notice in notices)

    def _beyond_limit_of_all(self, question: Question, ask: Ask) -> float:
        """The same of the notices of the question, taken together.

        Where one has few known questions, or the ask is in another language, unlikeness to them says nothing, and what
        asks alone counts as much as all that is said; the words of a follow-up say little.
        """
        well_known = self.are_well_known(question.scope.notices) and _is_chinese(ask.normalised_text)
        limit = self.weights.refuse_from if well_known else self.weights.refuse_from_first_day
        limit = max(limit, self.weights.refuse_from_follow_up) if question.goes_on else limit
        weights = self.sign_weights if well_known else self.first_day_weights
        read = (_log_odds(signs, weights) - math.log(limit / (1 - limit)) for signs in self.readings(question, ask))
        beyond = next(read)
        if beyond < 0:  # the other reading makes it lower alone, and costs a pass of the encoder
            return beyond
        alone = next(read, beyond)
        return beyond + self.weights.asked_alone * min(alone, 0.0) if well_known else min(beyond, alone)

    def readings(self, question: Question, ask: Ask) -> Iterator[dict[str, float]]:
        """Yield the signs of the ask as it is worded; where it says more than it asks, then of what asks alone.

        Whether it is about a topic is told by what asks in both.
        """
        asked = ask.judged_text
        topic = ask.topic if ask.topic and ask.topic.say.pattern.search(asked) else None
        ask = replace(ask, topic=topic)
        yield self._signs(question, ask, question.judged_text)
        if asked != ask.normalised_text or asked != question.judged_text:
            alone = replace(ask, normalised_text=asked, search_text=asked, message_text="")
            yield self._signs(question, alone, asked)

    def _signs(self, question: Question, ask: Ask, judged: str) -> dict[str, float]:
        """The value of every sign of SIGNS for the ask.

        The encoder reads `judged`, and the matters are those near to it.
        """
        notices = question.scope.notices
        known = self.answered.nearest(ask.normalised_text, notices)
        refused = self.unanswered.nearest(ask.normalised_text, notices)
        words = search_words(ask.normalised_text)
        clause, vector = self.nearest_clause(ask.search_text, notices)
        matters = self.matters.odds(judged, notices)
        message = self.find_odds(judged, notices)
        values = (
            *(_similarity(known), _similarity(refused)),
            *(float(near.cosines.max()) if near else 0.0 for near in (known, refused)),
            *(clause, float((self.reasons @ vector).max(initial=0.0))),
            *(self._vote(refused) - self._vote(known), self.wording_odds.odds(words)),
            max(-MOST_ODDS, min(MOST_ODDS, message.match)),
            *(message.none, *self._values_asked(ask, notices), message.word_elsewhere),
            float(min(len(set(search_words(LONG_NUMBER.sub(" ", ask.matter)))), MOST_WORDS)),
            *(matters, self.matters.usually_open(judged, notices)),
            *(float(ask.topic is not None and ask.topic.group == group) for group in SOFT),
        )
        return dict(zip(SIGNS, values, strict=True))

    def _values_asked(self, ask: Ask, notices: Sequence[str]) -> tuple[float, float]:
        """Of values asked for, as a fee or a phone number: whether no clause has one, and how far the best gives it.

        That one gives it as far as it has the words of what the value is asked of, a share of them, 0 without the
        value. Both are 0 where no value is asked for.
        """
        kinds = asked_kinds(ask.normalised_text)
        if not kinds:
            return 0.0, 0.0
        texts = [search_spelling(clause.words) for clause in self.find_odds(ask.encoded_text, notices).clauses]
        has = [all(any(matches_of(kind, text)) for kind in kinds) for text in texts]
        given = _share_of(without_asking(ask.search_text), texts[0]) if has[:1] == [True] else 0.0
        return float(bool(has) and not any(has)), given

    def _vote(self, near: NearQuestion[KnownQuestion] | NearQuestion[KnownRefusal] | None) -> float:
        if near is None:
            return 0.0
        voters = min(self.weights.voters, len(near.cosines))
        nearest = np.sort(np.partition(near.cosines, -voters)[-voters:])
        return math.log(np.exp(nearest / self.weights.temperature).sum())


def _alone(question: Question, ask: Ask, text: str) -> tuple[Question, Ask]:
    """The question and the ask as if `text`, which holds the ask, were all that is asked."""
    judged = text if ask.judged_text == ask.normalised_text else text.replace(ask.normalised_text, ask.judged_text)
    alone = replace(ask, normalised_text=text, judged_text=judged, message_text=text)
    return replace(question, asks=(alone,), judged_text=text), alone


def _as_one(question: Question) -> tuple[Question, Ask]:
    """The question with all of its asks as one, of a topic where each is of some."""
    first, *others = question.asks
    text, judged, searched = (
        " ".join(getattr(ask, name) for ask in question.asks)
        for name in ("normalised_text", "judged_text", "search_text")
    )
    topic = first.topic if all(ask.topic for ask in others) else None
    whole = replace(first, normalised_text=text, judged_text=judged, search_text=searched, topic=topic)
    whole = replace(whole, message_text=question.judged_text)
    return replace(question, asks=(whole,)), whole


def _is_chinese(text: str) -> bool:
    """Whether a folded text has as many Chinese characters as letters of the alphabet."""
    return len(re.findall(f"[{HAN}]", text)) >= len(re.findall("[a-z]", text))


def _log_odds(signs: Mapping[str, float], sign_weights: SignWeights) -> float:
    """The log-odds that no notice answers."""
    weighed: float = sum(getattr(sign_weights, name) * value for name, value in signs.items())
    return sign_weights.bias + weighed


def _share_of(asked: str, text: str) -> float:
    """The share of the words asked about that stand in a text; 1 where there are none."""
    words = set(search_words(asked))
    return sum(word in text for word in words) / len(words) if words else 1.0


def _similarity(near: NearQuestion[KnownQuestion] | NearQuestion[KnownRefusal] | None) -> float:
    return near.alike if near else 0.0


def reasons_of(refusals: Sequence[KnownRefusal], encoder: Encoder) -> np.ndarray:
    """Return the vectors of the reasons for which questions have no answer, each once: rows of unit length."""
    return encoder.encode_clauses(list(dict.fromkeys(refusal.why for refusal in refusals)))
