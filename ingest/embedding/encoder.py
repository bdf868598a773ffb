"""Text → vectors: the bundled static model without torch, every other model through sentence-transformers."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from ingest.errors import SettingError
from ingest.memo import memo
from ingest.settings import settings
from ingest.text.normalise import search_spelling

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# What the cards of well-known models ask to be put before a query and before a passage; a model that brings
# its own prompts needs no line here.
PREFIXES = {
    "bge-*-zh*": ("为这个句子生成表示以用于检索相关文章：", ""),
    "*multilingual-e5-*": ("query: ", "passage: "),
    "piccolo-*-zh": ("查询: ", "结果: "),
}
NOT_TEXT = re.compile("[\ud800-\udfff]")
BATCH = 1024  # texts
WEIGHTS = ("*.safetensors", "*.bin", "*.onnx", "encoder.json", "tokenizer.json", "vocab.txt", "*.model", "modules.json")


@dataclass(frozen=True)
class Encoder:
    """An embedding model: texts in, rows of unit length out (a row of zeros for a text without any known piece).

    `identity` changes exactly when the vectors of a model may change: it holds the model's name and a digest.
    """

    identity: str
    dimension: int
    encode: Callable[[Sequence[str]], np.ndarray]
    query_prefix: str = ""
    clause_prefix: str = ""

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Return one float32 row of unit length for each question."""
        return self._rows([self.query_prefix + search_spelling(text) for text in texts])

    def encode_query(self, text: str) -> np.ndarray:
        """Return the vector of one question, of unit length and not to be changed: an answer asks for it again."""
        return _vector_of(self, text)

    def encode_clauses(self, texts: Sequence[str]) -> np.ndarray:
        """Return one float32 row of unit length for each text that is searched."""
        return self._rows([self.clause_prefix + NOT_TEXT.sub(" ", text) for text in texts])

    def _rows(self, texts: list[str]) -> np.ndarray:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = np.asarray(self.encode(texts), dtype=np.float32)
        unit: np.ndarray = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return unit


@memo("vector of a question")
def _vector_of(encoder: Encoder, text: str) -> np.ndarray:
    vector: np.ndarray = encoder.encode_queries([text])[0]
    vector.flags.writeable = False
    return vector


def load_encoder(name: str | None = None) -> Encoder:
    """Load a model by folder or hub name (default: the setting); the hub is asked for hub names alone."""
    name = name or settings().embedding
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    return _load(name)


@memo("encoder")
def _load(name: str) -> Encoder:
    if not Path(name).is_dir():
        _require_hub_name(name)
        return _load_any(name, None)
    folder = Path(name).resolve()
    if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
        raise SettingError(
            f"GUIDANCE_EMBEDDING：{name} 不是向量模型文件夹（缺少 modules.json）；请指向完整的模型文件夹"
        )
    return _load_static(folder) if _is_static(folder) else _load_any(str(folder), folder)


def _require_hub_name(name: str) -> None:
    owner, slash, model = name.partition("/")
    is_hub_name = (
        slash and owner and model and "/" not in model and not Path(owner).exists() and owner not in (".", "..")
    )
    if not is_hub_name:
        raise SettingError(
            f"GUIDANCE_EMBEDDING：找不到向量模型文件夹 {name}；"
            "请改为已有的文件夹，或模型库中的名称（如 BAAI/bge-small-zh-v1.5）"
        )


def _is_static(folder: Path) -> bool:
    modules = folder / "modules.json"
    return modules.is_file() and "StaticEmbedding" in modules.read_text(encoding="utf-8")


def _load_static(folder: Path) -> Encoder:
    # Mean pooling over a table needs neither torch nor a hub client: this road starts in a third of a second,
    # model2vec in one, sentence-transformers in ten. tests/ingest/embedding/test_encoder.py holds the three equal.
    static = folder / json.loads((folder / "modules.json").read_text(encoding="utf-8"))[0]["path"]
    try:
        tokenizer = Tokenizer.from_file(str(static / "tokenizer.json"))
        vectors = load_file(static / "model.safetensors")["embedding.weight"].astype(np.float32)
    except Exception as error:
        raise SettingError(
            f"GUIDANCE_EMBEDDING：向量模型文件夹 {folder} 已损坏（{error}）；请重新下载或训练"
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def encode(texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
        if len(texts) == 1:  # a question: a batch of one is handed to another thread
            rows[0] = vectors[tokenizer.encode(texts[0], add_special_tokens=False).ids].sum(axis=0)
            return rows
        for first in range(0, len(texts), BATCH):
            found = tokenizer.encode_batch_fast(list(texts[first : first + BATCH]), add_special_tokens=False)
            for at, encoding in enumerate(found, first):
                rows[at] = vectors[encoding.ids].sum(axis=0)
        return rows

    return Encoder(model_identity(folder.name, folder), vectors.shape[1], encode)


def _load_any(name: str, folder: Path | None) -> Encoder:
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name, device="cpu", local_files_only=folder is not None)
    except Exception as error:
        raise SettingError(
            f"GUIDANCE_EMBEDDING：向量模型 {name} 无法加载（{error}）；请检查名称、文件夹或网络"
        ) from error
    # Half precision turns a text without any known piece into NaN; a processor gains nothing by it.
    model.float()
    query, clause = _prefixes(name, model.prompts)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise SettingError(f"GUIDANCE_EMBEDDING：向量模型 {name} 没有说明向量的维数；请换一个模型")
    return Encoder(model_identity(name, folder or _snapshot(name)), dimension, _encode_with(model), query, clause)


def _encode_with(model: SentenceTransformer) -> Callable[[Sequence[str]], np.ndarray]:
    # prompt="" keeps the model from putting its own prompt before ours.
    return lambda texts: model.encode(list(texts), prompt="", show_progress_bar=False, convert_to_numpy=True)


def _prefixes(name: str, prompts: Mapping[str, str | None]) -> tuple[str, str]:
    query = prompts.get("query") or ""
    clause = prompts.get("document") or prompts.get("passage") or ""
    if query or clause:
        return query, clause
    base = Path(name).name.lower()
    return next((prefixes for pattern, prefixes in PREFIXES.items() if fnmatch(base, pattern)), ("", ""))


def _snapshot(name: str) -> Path:
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(name, "modules.json") or try_to_load_from_cache(name, "config.json")
    return Path(str(found)).parent


def model_identity(name: str, folder: Path) -> str:
    """Return the model's name with a digest of its files."""
    digest = hashlib.sha256()
    files = sorted({path for pattern in WEIGHTS for path in folder.rglob(pattern)})
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{Path(name).name}@{digest.hexdigest()[:16]}"
