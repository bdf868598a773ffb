"""Message → what is asked: the asks in it, the notices they are for, references, topics nobody settles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from guidance.clock import this_day
from guidance.lexicon.lexicon import Lexicon, either
from guidance.lexicon.list_requests import wants_list
from guidance.lexicon.topics import Topic, Topics
from guidance.lexicon.vocabulary import Vocabulary
from guidance.question import Ask, BareRequest, Question, QuestionScope
from guidance.references.find_references import ReferenceIndex, References, find_references
from guidance.reply import Outcome
from guidance.scope_features import NOTHING_NAMED
from guidance.stage_times import stage
from guidance.time_limit import require_time
from guidance.understanding import message_forms
from guidance.understanding.answer_requests import answer_request
from guidance.understanding.chatter import Chatter
from guidance.understanding.edition_questions import EditionQuestions
from guidance.understanding.everyday_words import EverydayWords
from guidance.understanding.figure_spelling import FigureSpelling
from guidance.understanding.follow_up import resolve_follow_up
from guidance.understanding.leaning_asks import names_unknown, with_leads
from guidance.understanding.message_scope import MessageScope
from guidance.understanding.named_standards import NamedStandards
from guidance.understanding.notice_routing import NoticeRouter
from guidance.understanding.own_titles import OwnTitles
from guidance.understanding.split_asks import asking_pieces, is_courtesy, last_piece, split_asks
from guidance.understanding.spoken_of import SpokenOf
from guidance.understanding.talk_context import NO_TALK, TalkContext
from ingest.notices.notice import Notice
from ingest.text.normalise import HAN, search_spelling

LONGEST = 2000  # characters of a message that are read
SHORTEST = 4  # characters that a search needs
_PARTS = re.compile(r"[,。;!?，；！？\s]+")
_AIMS = re.compile("报|想评|要评|参评|评审|初定|能评|可以评|通知|晋升|够条件|够格|够资格|符合条件")
_WHEN_ABLE = re.compile(  # 还差几年能评, 什么时候能报: asks whether one may, and from when on
    "[差缺](?:几|多)|还(?:要|得|需)[^,;。!?]{0,4}(?:几|多[少久]?)|(?:什么时候|啥时候|何时|[几哪]年|多久|多少年)[^,;。!?]{0,4}[能可才]"
)


@dataclass(frozen=True)
class Understanding:
    """Reads messages: the notices they can be about, the words by which they are told, the topics.

    `documents` are the notices and their companions, whose ids `companions` has by the notice.
    """

    documents: tuple[Notice, ...]
    router: NoticeRouter
    topics: Topics
    vocabulary: Vocabulary
    numbers: ReferenceIndex
    lexicon: Lexicon
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @stage("understanding")
    def understand(self, message: str, context: TalkContext = NO_TALK) -> Question:
        """Return what `message` asks in its `context`; OutOfTimeError where the time for it is over."""
        require_time()
        today = context.today or this_day()
        folded = self._figures.as_written(search_spelling(message[:LONGEST]))
        follow_up = resolve_follow_up(
            folded,
            context.subject,
            self.vocabulary,
            self.router,
            asked_which=context.asked_which,
            asked_fact=context.asked_fact,
        )
        text = follow_up.text
        editions = self.edition_questions.read(text, self._without_naming_words)
        references = find_references(message[:LONGEST], self.numbers)
        names = self.standards.without_names(editions.rest if editions else follow_up.names or text, references)
        features = self.router.reader.read(names, today)
        scope = self._message_scope.find(names, features, references, context, today)
        if len(scope.notices) == 1 and not scope.outside:
            text = self._own_titles.in_words_of(text, scope.notices[0])
        comparing, text = message_forms.compares(text), message_forms.without_both(text)
        by_notice = self._folded_clauses
        stated = [by_notice[id] for id in scope.notices if id in by_notice] or list(by_notice.values())
        parts = split_asks(text, self.chatter.asks, lambda piece: bool(self.topics.find(piece, "off_topic", stated)))
        goes_on = follow_up.goes_on and not references
        spoken_of = self._spoken_of(context, scope) if goes_on and features == NOTHING_NAMED else ""
        single = [self._ask(part, stated, scope, references, today) for part in parts]
        asks = with_leads(single, stated, spoken_of, self.spoken_of)
        if spoken_of and follow_up.needs_rewrite and not self.chatter.asks(text):
            asks = tuple(replace(ask, names_unknown=names_unknown(ask, stated)) for ask in asks)
        if references.notices:
            asks = tuple(self._without_numbers(ask, references, scope) for ask in asks)
        if follow_up.names or _is_settled(scope, references, context):
            asks = tuple(replace(ask, scope=scope) for ask in asks)
        refused_topic = self.topics.find(text, "attack") or self._pointed_topic(text, scope)
        unnumbered = _without_documents(text, references)
        bare = self.router.without_names(self.router.without_own_places(unnumbered, scope.notices))
        judged_text = self.router.without_own_places(unnumbered, scope.notices)
        asks = tuple(replace(ask, own_words=self._own_words(ask, message)) for ask in asks)
        if len(asks) == 1:
            asks = (replace(asks[0], message_text=judged_text),)
        terms_only = not asks[0].topic and self.vocabulary.only_terms(message_forms.without_filling(bare))
        return Question(
            text,
            asks,
            scope,
            references,
            listing=wants_list(text),
            comparing=comparing,
            terms_only=terms_only,
            refused_topic=refused_topic,
            needs_rewrite=follow_up.needs_rewrite,
            restarts=message_forms.restarts(text),
            courtesy_only=is_courtesy(text),
            takes_leave=message_forms.takes_leave(text),
            asks_meaning=message_forms.asks_meaning(text),
            aim_outside=self._aim_outside(text, scope, today),
            aims_to_apply=any(self._aims_to_apply(ask.question_clauses) for ask in asks),
            has_words=message_forms.has_words(text) or bool(references),
            features=features,
            asks_if_open=bool(message_forms.ASKS_IF_OPEN.search(text)),
            asks_only_if_open=not self.everyday.matter(
                message_forms.ASKS_IF_OPEN.sub("", self._without_naming_words(text))
            ),
            goes_on=goes_on,
            editions_asked=editions,
            bare_request=self._bare_request(self.router.without_names(text)) if len(asks) == 1 else None,
            judged_text=judged_text,
            about_answer=answer_request(folded, self.lexicon.answer_requests) if follow_up.goes_on else None,
        )

    def asks(self, piece: str) -> bool:
        """Return whether a piece of a message asks something."""
        return self.chatter.asks(search_spelling(piece))

    def _without_naming_words(self, text: str) -> str:
        """The folded text without any word by which it may tell which notice it means."""
        reader = self.router.reader
        return self.router.without_any_names(reader.naming_words.sub(" ", reader.without_places(text)))

    def _pointed_topic(self, text: str, scope: QuestionScope) -> Topic | None:
        """The topic that a clause of the notices may answer, of none whose level one of them is for (正高)."""
        topic = self.topics.find(self._without_asides(text), "pointed")
        levels = topic.voided_by.levels if topic and topic.voided_by else ()
        return None if self.router.are_for(scope.notices, [*map(search_spelling, levels)]) else topic

    def _aim_outside(self, text: str, scope: QuestionScope, today: date) -> Outcome | None:
        """Why no notice covers what the applicant aims at, by the parts of the message that aim at something."""
        aims = " ".join(part for part in _PARTS.split(text) if _AIMS.search(part))
        if scope.outside is Outcome.OTHER_NOTICE:
            return None
        return self.router.route(aims, today).outside if scope.outside and aims else None

    def _without_numbers(self, ask: Ask, references: References, scope: QuestionScope) -> Ask:
        """The ask to be searched without the document number that says which notice is meant, where words are left."""
        rest = _without_documents(ask.normalised_text, references)
        rest = self.router.without_names(rest, scope.notices).strip()
        left = len(re.findall(f"[{HAN}a-z]", rest)) >= SHORTEST
        return replace(ask, search_text=rest) if left else ask

    def _ask(self, part: str, stated: list[str], scope: QuestionScope, references: References, today: date) -> Ask:
        topic = self.topics.find(part, "not_stated", stated) or self.topics.find(part, "off_topic", stated)
        topic = topic or self.topics.find(self._without_asides(part), "elsewhere")
        search_text = self.router.without_names(part, scope.notices)
        question_clauses = asking_pieces(part, self.chatter.asks)
        unnumbered = _without_documents(question_clauses, references)
        return Ask(
            search_text,
            self.vocabulary.search_terms(part),
            self.router.route(last_piece(part), today),
            part,
            question_clauses,
            self.everyday.matter(search_text),
            self.router.without_own_names(unnumbered, scope.notices),
            topic,
        )

    def _spoken_of(self, context: TalkContext, scope: QuestionScope) -> str:
        """What the question before was about, where it was no own case."""
        if context.subject.is_case:
            return ""
        return self.spoken_of.find(self.router.without_own_names(context.subject.question, scope.notices))

    @cached_property
    def _folded_clauses(self) -> dict[str, str]:
        """The words of each notice and its companions, in the spelling of search."""
        own = {n.id: search_spelling(" ".join(c.words for c in n.clauses)) for n in self.documents}
        return {id: " ".join((words, *(own[of] for of in self.companions.get(id, ())))) for id, words in own.items()}

    @cached_property
    def _message_scope(self) -> MessageScope:
        return MessageScope(self.router, self.standards)

    @cached_property
    def _own_titles(self) -> OwnTitles:
        return OwnTitles(self.router.reader.titles, self._folded_clauses)

    @cached_property
    def standards(self) -> NamedStandards:
        """The companion documents that a message may name."""
        citing: dict[str, list[str]] = {document.id: [] for document in self.documents if document.is_standards}
        for document in self.documents:
            for of in () if document.is_standards else self.companions.get(document.id, ()):
                citing[of].append(document.id)
        return NamedStandards({of: tuple(ids) for of, ids in citing.items()})

    @cached_property
    def _figures(self) -> FigureSpelling:
        return FigureSpelling(self._folded_clauses.values())

    def _bare_request(self, text: str) -> BareRequest | None:
        """What a question of everyday words alone wants; whether one can still apply is a matter of time."""
        asks_if_open = message_forms.ASKS_IF_OPEN.search(text) and not self.everyday.matter(
            message_forms.ASKS_IF_OPEN.sub("", text)
        )
        return self.everyday.bare_request(text) or ("time" if asks_if_open else None)

    @cached_property
    def chatter(self) -> Chatter:
        """What tells sentences that count for nothing."""
        return Chatter(self.lexicon, self.vocabulary)

    @cached_property
    def spoken_of(self) -> SpokenOf:
        """What tells what a question is about."""
        return SpokenOf(self.lexicon, self.chatter, self.router.only_names)

    @cached_property
    def everyday(self) -> EverydayWords:
        """The words that say nothing of what a question is about."""
        return EverydayWords(self.lexicon)

    @cached_property
    def edition_questions(self) -> EditionQuestions:
        """What reads questions about the editions of a notice."""
        return EditionQuestions(self.lexicon)

    @cached_property
    def _aside(self) -> re.Pattern[str]:
        asides = self.lexicon.asides
        return re.compile(f"(?:{either([*asides.words, *asides.topics])})[^,。:?!;)]{{1,6}}")

    def _aims_to_apply(self, text: str) -> bool:
        """Whether what asks is about applying, and neither about how and where nor which of two."""
        asked = _WHEN_ABLE.sub("", text)
        return bool(_AIMS.search(text)) and not self._asks_open_ended.search(asked)

    @cached_property
    def _asks_open_ended(self) -> re.Pattern[str]:
        return re.compile(f"{either(self.lexicon.question.open_ended)}|.还是(?!不)")

    def _without_asides(self, text: str) -> str:
        """The message without what it says it does not ask about (不管正高)."""
        return re.sub(r"\(\s*\)", "", self._aside.sub("", text))

    def _own_words(self, ask: Ask, message: str) -> str:
        """The pieces of the message that ask the ask, as they were written; the folded ones where it names none."""
        pieces = _PARTS.split(message[:LONGEST])
        asked = ask.question_clauses.split()
        own = [piece for piece in pieces if self._figures.as_written(search_spelling(piece)) in asked]
        return " ".join(own or asked)


def _without_documents(text: str, references: References) -> str:
    """The folded text without the document numbers that it names."""
    for reference in references.documents:
        text = text.replace(search_spelling(reference.text), " ")
    return text


def _is_settled(scope: QuestionScope, references: References, context: TalkContext) -> bool:
    """Whether no part of the message can be for another notice than the whole."""
    return bool(context.chosen_notice or references.notices) or len(scope.notices) == 1
