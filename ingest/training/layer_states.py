"""What a layer in the middle of the bundled encoder makes of texts, computed once, so that layers upon it can learn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import onnx
import onnxruntime
import torch
from tqdm import tqdm

from ingest.embedding.late_encoder import LateEncoder, padded

BATCH = 64  # texts
_LAYER_END = "layer.{}/output/LayerNorm"  # in the name of the node that ends a layer


@dataclass(frozen=True)
class LayerStates:
    """The states of texts, text after text: `rows` (pieces × width, float16); `ends` has where each text ends."""

    rows: np.ndarray
    ends: np.ndarray

    def __len__(self) -> int:
        return len(self.ends)

    def padded(self, at: Iterable[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the states (texts × pieces × width, float32) and the mask (texts × pieces) of the texts `at`."""
        spans = [(int(self.ends[text - 1]) if text else 0, int(self.ends[text])) for text in at]
        longest = max(end - start for start, end in spans)
        states = np.zeros((len(spans), longest, self.rows.shape[1]), dtype=np.float32)
        mask = np.zeros((len(spans), longest), dtype=np.int64)
        for row, (start, end) in enumerate(spans):
            states[row, : end - start], mask[row, : end - start] = self.rows[start:end], 1
        return torch.from_numpy(states), torch.from_numpy(mask)


def read_states(graph: onnx.ModelProto, encoder: LateEncoder, texts: Sequence[str], layers: int) -> LayerStates:
    """Return the states of questions after the first `layers` layers of the graph, which is the encoder's."""
    with_states = onnx.ModelProto()
    with_states.CopyFrom(graph)
    states = states_after(with_states, layers)
    with_states.graph.output.append(onnx.helper.make_tensor_value_info(states, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(with_states.SerializeToString(), providers=["CPUExecutionProvider"])
    ids = [encoder.question_ids(text) for text in texts]
    by_length = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    found: dict[int, np.ndarray] = {}
    for batch in tqdm(list(_batches(by_length)), "states", unit="batch", disable=None):
        pieces, mask = padded([ids[at] for at in batch])
        (rows,) = session.run([states], {"ids": pieces, "mask": mask})
        found |= {at: rows[row, : len(ids[at])].astype(np.float16) for row, at in enumerate(batch)}
    return LayerStates(np.concatenate([found[at] for at in range(len(ids))]), np.cumsum([len(row) for row in ids]))


def states_after(graph: onnx.ModelProto, layers: int) -> str:
    """Return the name of what the first `layers` layers of the graph give."""
    end = _LAYER_END.format(layers - 1)
    ends = (node for node in graph.graph.node if end in node.name and node.op_type == "LayerNormalization")
    return str(next(ends).output[0])


def _batches(order: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (order[start : start + BATCH] for start in range(0, len(order), BATCH))
