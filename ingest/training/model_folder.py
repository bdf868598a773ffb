"""Vectors and tokenizer → a model folder in the standard format of sentence-transformers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save
from sklearn.decomposition import PCA
from tokenizers import Tokenizer

MODULES = "sentence_transformers.models"
VERSION = "6.2.0"


def reduce_dimension(vectors: np.ndarray, dimension: int, seed: int) -> np.ndarray:
    """Return the vectors on their `dimension` principal axes (pieces × dimension), uncentred: zero stays zero."""
    if dimension >= min(vectors.shape):
        return vectors
    axes = PCA(dimension, random_state=seed).fit(vectors[1:]).components_
    reduced: np.ndarray = vectors @ axes.T
    return reduced


def write_model_folder(out: Path, tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    """Write the model into `out` at half precision; sentence-transformers and model2vec both read the folder."""
    static, unit = out / "0_StaticEmbedding", out / "1_Normalize"
    for folder in (static, unit):
        folder.mkdir(parents=True, exist_ok=True)
    weights = {"embedding.weight": np.ascontiguousarray(vectors, dtype=np.float16)}
    (static / "model.safetensors").write_bytes(save(weights))
    tokenizer.save(str(static / "tokenizer.json"), pretty=False)
    modules = [
        {"idx": 0, "name": "0", "path": static.name, "type": f"{MODULES}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": unit.name, "type": f"{MODULES}.Normalize"},
    ]
    _write_json(out / "modules.json", modules)
    _write_json(unit / "config.json", {})
    _write_json(
        out / "config_sentence_transformers.json",
        {
            "__version__": {"sentence_transformers": VERSION},
            "model_type": "SentenceTransformer",
            "prompts": {"query": "", "document": ""},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
