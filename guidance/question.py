"""What a message asks, as plain data: understanding fills it, every later stage reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guidance.lexicon.topics import Topic
from guidance.references.find_references import References
from guidance.reply import Outcome
from guidance.scope_features import NOTHING_NAMED, ScopeFeatures

AnswerRequest = Literal["source", "reason", "plainer", "more"]
"""What a message wants of the answer given last: where it stands, why, in plainer words, what else there is."""

BareRequest = Literal["place", "time", "copies", "late"]
"""What a question of everyday words alone wants: where it is handed in, when, in how many copies, what if too late."""


@dataclass(frozen=True)
class EditionsAsked:
    """That a message asks what changed between editions of a notice.

    `years` are the editions that it names, `matter` is what of the notice it asks about, "" for all of it, and `rest`
    the message without the words that name editions.
    """

    years: tuple[int, ...]
    matter: str
    rest: str


@dataclass(frozen=True)
class QuestionScope:
    """The ids of the `notices` that a question applies to.

    `named` says that the question itself tells them from the others; `outside` says why no notice covers it
    (Outcome.OUTSIDE_PLACE, OUTSIDE_LEVEL, OUTSIDE_YEAR or OUTSIDE_SPECIALITY), None where one does: `notices` are then
    the nearest to it. `years` are years that it names and no notice is for. `chosen` is the notice that the visitor
    has chosen where the question is for another one. `standards` are the companion documents that alone count, where
    the question names some or one settles it for all of the notices.
    """

    notices: tuple[str, ...]
    named: bool = False
    outside: Outcome | None = None
    years: tuple[int, ...] = ()
    chosen: str | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ask:
    """One question in a message: normalised text, query-expansion terms, notices it applies to.

    `search_text` is `normalised_text` without the names of notices; `question_clauses` is it reduced to its
    interrogative clauses, unchanged if it has none; `matter` is `search_text` without everyday words, run together.
    `judged_text` is `question_clauses` without all that names the notice. `topic` is a matter that notices seldom
    settle, None for any other; `unanswerable` says that no notice answers. `message_text` is what is judged of the
    message where it asks nothing else, "" where it does. `spoken_of` is what the ask before it is about, for the first
    of a message that goes on what was spoken of in the talk, "" for nothing; `leans` says that it names nothing of its
    own beside that (评审费多少，能不能退), `names_unknown` that it only names a thing, which the notices do not
    (村干部呢), `open_in_talk` that it is unanswerable only about what was spoken of. `own_words` are the visitor's own
    that ask it.
    """

    search_text: str
    expansion_terms: tuple[str, ...]
    scope: QuestionScope
    normalised_text: str = ""
    question_clauses: str = ""
    matter: str = ""
    judged_text: str = ""
    topic: Topic | None = None
    unanswerable: bool = False
    message_text: str = ""
    spoken_of: str = ""
    leans: bool = False
    own_words: str = ""
    names_unknown: bool = False
    open_in_talk: bool = False

    @property
    def encoded_text(self) -> str:
        """What the encoder reads of the ask: the text that is judged, so that it is read once."""
        return self.message_text or self.search_text


@dataclass(frozen=True)
class Question:
    """What a whole message asks: its normalised text, its asks in order, and what it is as a message.

    `references` are the clause and document numbers it names. `listing` says that it wants a list item by item,
    `comparing` that it sets notices side by side, `terms_only` that it is nothing but terms of the notices, as for
    a look-up. `refused_topic` rules it out whatever else it says. `needs_rewrite` marks an elliptical follow-up that
    no rule resolves: a language model may rewrite it. `restarts` asks to forget the talk, `courtesy_only` only
    greets, thanks or takes leave, `has_words` is False where nothing can be read.
    `aims_to_apply` says that what it asks is about applying (能报吗, 还差几年才能评).
    `features` is what it names of notices, `asks_if_open` that it asks whether one can still apply,
    `asks_only_if_open` that it names nothing else, as who may.
    `aim_outside` says why no notice covers what it aims at to apply for, in the words of `QuestionScope.outside`.
    `takes_leave` says that a message of courtesy alone greets nobody, `asks_meaning` that it asks what a word means.
    `goes_on` says that it may be about what the talk spoke of before, `about_answer` what it wants of the last answer.
    `bare_request` is what it wants where it has everyday words only, `editions_asked` what changed in a notice.
    `judged_text` is the text without the places, year and numbers of its notice: by it is told whether that answers.
    """

    text: str
    asks: tuple[Ask, ...]
    scope: QuestionScope
    references: References
    listing: bool = False
    comparing: bool = False
    terms_only: bool = False
    refused_topic: Topic | None = None
    needs_rewrite: bool = False
    restarts: bool = False
    courtesy_only: bool = False
    takes_leave: bool = False
    asks_meaning: bool = False
    has_words: bool = True
    aims_to_apply: bool = False
    features: ScopeFeatures = NOTHING_NAMED
    asks_if_open: bool = False
    asks_only_if_open: bool = False
    aim_outside: Outcome | None = None
    goes_on: bool = False
    about_answer: AnswerRequest | None = None
    bare_request: BareRequest | None = None
    editions_asked: EditionsAsked | None = None
    judged_text: str = ""
