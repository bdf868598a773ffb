"""A fine-tuned encoder → its model folder: an ONNX graph with eight-bit weights, its tokenizer and settings."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from ingest.training.late_interaction import (
    CLAUSE_PROMPT,
    LONGEST_QUESTION,
    QUESTION_PROMPT,
    LateInteractionEncoder,
    cut,
)

SENTENCE_MODULE = "ingest.embedding.sentence_module.LateEncoderModule"
VERSION = "6.2.0"  # of sentence-transformers, for which the folder is written
GRAPH = "model_int8.onnx"
OUTPUTS = ("tokens", "weights", "pooled", "none")
OPSET = 18
FLOAT = 1  # ONNX's number for 32-bit floats


def export_encoder(encoder: LateInteractionEncoder, tokenizer: Any, out: Path) -> None:
    """Write the model folder into `out`, which sentence-transformers loads too (with this project installed)."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        write_graph(encoder, tokenizer, whole)
        quantize_dynamic(
            whole, out / GRAPH, per_channel=True, weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": FLOAT},
        )  # fmt: skip
    tokenizer.backend_tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    scales = encoder.log_scale.exp().tolist()
    settings = {
        "graph": GRAPH,
        "prompts": {"query": QUESTION_PROMPT, "document": CLAUSE_PROMPT},
        "longest_question": LONGEST_QUESTION,
        "dimension": encoder.dimension,
        "token_dimension": encoder.tokens.out_features,
        "late_scale": round(scales[0], 4),
    }
    _write_json(out / "encoder.json", settings)
    _write_json(out / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": SENTENCE_MODULE}])
    _write_json(
        out / "config_sentence_transformers.json",
        {
            "__version__": {"sentence_transformers": VERSION},
            "model_type": "SentenceTransformer",
            "prompts": settings["prompts"],
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def write_graph(encoder: LateInteractionEncoder, tokenizer: Any, path: Path) -> None:
    """Write the encoder as an ONNX graph of full precision with fused attention: ids and mask in, OUTPUTS out."""
    encoder.eval()
    pieces = cut(tokenizer, ["query: 报名什么时候截止", "passage: 一"], LONGEST_QUESTION)
    axes = {name: {0: "texts", 1: "pieces"} for name in ("ids", "mask", "tokens", "weights")}
    axes |= {name: {0: "texts"} for name in ("pooled", "none")}
    torch.onnx.export(
        _AsTuple(encoder).eval(), (pieces.ids, pieces.mask), str(path),
        input_names=["ids", "mask"], output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    config: Any = encoder.base.config
    fused = optimize_model(str(path), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size)
    fused.save_model_to_file(str(path))


class _AsTuple(nn.Module):
    def __init__(self, encoder: LateInteractionEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(self.encoder(ids, mask))
