"""Asking the assistant itself: whether a question leads to the clause that it shall lead to."""

from __future__ import annotations

from functools import cached_property

from guidance.assistant import Assistant
from guidance.citations import cite, clause_number, quote
from guidance.conversation import Conversation, respond
from guidance.faq.faq_entry import Piece
from guidance.reply import Reply
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import without_markup

WHOLE = 160  # characters of a clause that answer whole; of a longer one, the sentences that are asked for


class Asker:
    """The assistant, asked one question after the other, every one as by a new visitor."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._replies: dict[tuple[str, str | None], Reply] = {}

    def reply(self, question: str, notice: str | None = None) -> Reply:
        """Return the reply to a question that is asked by itself."""
        key = question, notice
        if key not in self._replies:
            self._replies[key] = respond(question, Conversation(notice), self.assistant)
        return self._replies[key]

    def first_clause(self, question: str, notice: str | None = None) -> str:
        """Return the id of the clause that answers first; "" when none does."""
        reply = self.reply(question, notice)
        return reply.citations[0].id if reply.kind == "answer" and reply.citations else ""

    def leads_to(self, question: str, clause: Clause) -> bool:
        """Return whether the clause answers the question first, with its notice chosen and without."""
        return self.first_clause(question) == clause.id == self.first_clause(question, clause.notice)

    def piece(self, clause: Clause, question: str) -> Piece:
        """Return the words of the clause that answer the question; a short clause answers whole."""
        home = self._home[clause.notice]
        wanted = self.assistant.retrieval.weigh(self.assistant.understanding.understand(question))
        text = clause.text or clause.heading
        words = without_markup(text) if len(text) <= WHOLE else quote(clause, wanted)[0]
        return Piece(words, cite(clause, home, wanted), number=clause_number(home, clause).strip())

    def nearest_clause(self, question: str) -> str:
        """Return the id of the clause that is nearest to the question, whether it answers or not; "" for none."""
        asked, every = self.assistant.understanding.understand(question), list(self._home)
        hits = [h for ask in asked.asks for h in self.assistant.retrieval.search(asked, ask, every, 1)]
        return max(hits, key=lambda hit: hit.score).clause.id if hits else ""

    @cached_property
    def _home(self) -> dict[str, Notice]:
        return {document.id: document for document in self.assistant.documents}
