"""The pipeline that the tutorials teach, over the same notices with the same embedding."""

from __future__ import annotations

from pathlib import Path

from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from ingest.embedding.encoder import Encoder, load_encoder
from ingest.settings import settings
from tests.bench.questions import LONGEST, Ask, Said


class EncoderEmbeddings(Embeddings):
    """The product's encoder as the pipeline's."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of texts to search."""
        return self.encoder.encode_clauses(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self.encoder.encode_queries([text])[0].tolist()


def build(folder: Path) -> Ask:
    """Split, embed and store the notices in `folder`, and return how they are asked: the three nearest pieces."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=LONGEST, chunk_overlap=50)
    texts = [path.read_text(encoding="utf-8") for path in sorted(settings().knowledge.glob("notices/*/source.md"))]
    store = Chroma.from_documents(
        splitter.create_documents(texts),
        EncoderEmbeddings(load_encoder()),
        persist_directory=str(folder),
        client_settings=ChromaSettings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)),
    )

    def ask(question: str) -> Said:
        found = tuple(document.page_content for document in store.similarity_search(question, k=3))
        return Said(found[0], found)

    return ask
