"""The pipeline that the tutorials teach, over the same notices with the same encoder."""

from __future__ import annotations

from pathlib import Path

from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from ingest.embedding.late_encoder import BATCH, LateEncoder, load_late_encoder
from ingest.settings import settings
from ingest.text.normalise import search_spelling
from tests.bench.questions import LONGEST, Ask, Said


class EncoderEmbeddings(Embeddings):
    """The product's encoder as the pipeline's: one vector a text, as sentence-transformers gives it."""

    def __init__(self, encoder: LateEncoder) -> None:
        self.encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of texts to search."""
        prompted = [self.encoder.clause_prompt + text for text in texts]
        batches = (prompted[at : at + BATCH] for at in range(0, len(texts), BATCH))
        return [vector for batch in batches for vector in self._pooled(batch)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self._pooled([self.encoder.question_prompt + search_spelling(text)])[0]

    def _pooled(self, texts: list[str]) -> list[list[float]]:
        ids, mask = self.encoder.pieces(texts)
        (pooled,) = self.encoder.session.run(["pooled"], {"ids": ids, "mask": mask})
        return pooled.tolist()


def build(folder: Path) -> Ask:
    """Split, embed and store the notices in `folder`, once, and return how they are asked: the three nearest pieces."""
    store = Chroma(
        "plain",
        EncoderEmbeddings(load_late_encoder(settings().encoder)),
        persist_directory=str(folder),
        client_settings=ChromaSettings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)),
    )
    if not store.get(limit=1)["ids"]:
        splitter = RecursiveCharacterTextSplitter(chunk_size=LONGEST, chunk_overlap=50)
        texts = [path.read_text(encoding="utf-8") for path in sorted(settings().knowledge.glob("notices/*/source.md"))]
        store.add_documents(splitter.create_documents(texts))

    def ask(question: str) -> Said:
        found = tuple(document.page_content for document in store.similarity_search(question, k=3))
        return Said(found[0], found)

    return ask
