"""The layers that tell wordings apart, as a further output of the encoder's graph, with eight-bit weights."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from ingest.training.export_encoder import FLOAT, OPSET
from ingest.training.layer_states import states_after
from ingest.training.wording_layers import WordingLayers

OUTPUT = "wording"
_PREFIX = "wordings/"


def with_wordings(graph: onnx.ModelProto, layers: WordingLayers, after: int) -> onnx.ModelProto:
    """Return the encoder's graph with the output `wording`: what `layers` make of the states after `after` layers."""
    branch = onnx.compose.add_prefix(_quantized(layers), _PREFIX)
    whole = onnx.ModelProto()
    whole.CopyFrom(without_wordings(graph))
    fed = {f"{_PREFIX}states": states_after(whole, after), f"{_PREFIX}mask": "mask"}
    for node in branch.graph.node:
        node.input[:] = [fed.get(name, name) for name in node.input]
        node.output[:] = [OUTPUT if name == f"{_PREFIX}{OUTPUT}" else name for name in node.output]
    whole.graph.node.extend(branch.graph.node)
    whole.graph.initializer.extend(branch.graph.initializer)
    whole.graph.output.append(onnx.helper.make_tensor_value_info(OUTPUT, onnx.TensorProto.FLOAT, ["texts", None]))
    onnx.checker.check_model(whole)
    return whole


def without_wordings(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Return the graph as it was before `with_wordings`."""
    plain = onnx.ModelProto()
    plain.CopyFrom(graph)
    for parts, name_of in (
        (plain.graph.node, lambda node: node.name),
        (plain.graph.initializer, lambda tensor: tensor.name),
        (plain.graph.output, lambda output: _PREFIX if output.name == OUTPUT else ""),
    ):
        kept = [part for part in parts if not name_of(part).startswith(_PREFIX)]
        del parts[:]
        parts.extend(kept)
    return plain


def _quantized(layers: WordingLayers) -> onnx.ModelProto:
    layers.eval()
    width = layers.projection.in_features
    axes = {"states": {0: "texts", 1: "pieces"}, "mask": {0: "texts", 1: "pieces"}, OUTPUT: {0: "texts"}}
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            layers, (torch.zeros(2, 5, width), torch.ones(2, 5, dtype=torch.int64)), str(whole),
            input_names=["states", "mask"], output_names=[OUTPUT], dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, small, per_channel=True, weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": FLOAT}
        )
        return onnx.load(small)
