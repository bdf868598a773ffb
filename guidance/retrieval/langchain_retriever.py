"""The product's search behind LangChain's retriever interface, for chains of other programs."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from guidance.question import Question
from guidance.retrieval.search import Retrieval


class ClauseRetriever(BaseRetriever):
    """Returns a document a clause, best first: its words, its id, and as metadata notice, label and score.

    `understand` turns a message into a question, `notices` are the ids to search where it names none.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    understand: Callable[[str], Question]
    retrieval: Retrieval
    notices: tuple[str, ...]
    most: int = 5

    def _get_relevant_documents(self, query: str, **_callbacks: object) -> list[Document]:
        question = self.understand(query)
        notices = question.scope.notices or self.notices
        hits = [hit for ask in question.asks for hit in self.retrieval.search(question, ask, notices, self.most)]
        best = {hit.clause.id: hit for hit in sorted(hits, key=lambda hit: hit.score)}
        ranked = sorted(best.values(), key=lambda hit: -hit.score)[: self.most]
        return [
            Document(
                hit.clause.words,
                id=hit.clause.id,
                metadata={"notice": hit.clause.notice, "label": hit.clause.label, "score": hit.score},
            )
            for hit in ranked
        ]
