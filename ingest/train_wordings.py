"""The layers that tell wordings apart: `python -m ingest.train_wordings --base MODEL --encoder DIR --out DIR`.

They stand upon the first half of the encoder in --encoder and begin as the layers that follow in MODEL, the pretrained
model that the encoder was made of. Trained on the wordings of knowledge/matters.yaml and on what was judged of the
office's notices, they become an output of the encoder's graph. Beside it stand the vectors of all wordings, known
questions, refusals and examples of statements, so that no start has to compute them; `--steps 0` writes these alone,
also into the same folder. Needs requirements-dev.txt.
"""

from __future__ import annotations

import copy
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import onnx
from transformers import AutoModel

from ingest.commands.command_line import Parser, run_command
from ingest.divisions.division_table import known_divisions
from ingest.embedding.encoder import load_encoder
from ingest.embedding.late_encoder import LateEncoder, load_late_encoder
from ingest.errors import InputError
from ingest.index.wording_vectors import bring_wordings
from ingest.notices.known_refusals import load_refusals
from ingest.notices.load_notices import load_notices
from ingest.notices.statement_examples import read_statements
from ingest.settings import settings
from ingest.training.export_wordings import with_wordings, without_wordings
from ingest.training.judged_wordings import JudgedWordings, judged_wordings
from ingest.training.layer_states import read_states
from ingest.training.wording_batches import nearest_matters
from ingest.training.wording_layers import WordingLayers, WordingTraining, train_wordings

BELOW, ABOVE = 6, 3  # layers of the encoder that the new ones stand upon, and how many these are
DIMENSION = 128


def main(arguments: Sequence[str]) -> int:
    """Train, and write the encoder's folder."""
    given = _parser().parse_args(arguments)
    notices, knowledge = load_notices(), settings().knowledge
    judged = judged_wordings(notices, knowledge)
    in_place = given.out.resolve() == given.encoder.resolve()
    if given.steps and in_place:
        raise InputError("--out", f"{given.out} 就是 --encoder 的文件夹；请写到另一个文件夹，看过指标再换上")
    if not in_place:
        shutil.copytree(given.encoder, given.out, dirs_exist_ok=True)
    if given.steps:
        _train(load_late_encoder(given.encoder), judged, given)
    refusals = load_refusals(knowledge / "refusals.yaml", notices, known_divisions()).refusals
    asked = [question.text for notice in notices for question in notice.questions]
    told = read_statements()
    texts = [*judged.texts, *asked, *(refusal.text for refusal in refusals), *told.bears, *told.idle]
    bring_wordings(texts, load_late_encoder(given.out), given.out)
    return 0


def _train(encoder: LateEncoder, judged: JudgedWordings, given: Any) -> None:
    card = json.loads((given.out / "encoder.json").read_text(encoding="utf-8"))
    path = given.out / card["graph"]
    graph = without_wordings(onnx.load(path))
    states = read_states(graph, encoder, judged.texts, BELOW)
    plan = WordingTraining(steps=given.steps)
    near = nearest_matters(load_encoder().encode_queries(judged.texts), judged.matter_of, plan.shape.nearest)
    layers = WordingLayers(list(_layers_of(given.base)), encoder.dimension, DIMENSION)
    train_wordings(layers, states, judged, near, plan)
    onnx.save(with_wordings(graph, layers, BELOW), path)
    card["wording_dimension"] = DIMENSION
    (given.out / "encoder.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _layers_of(base: str) -> Iterator[Any]:
    model: Any = AutoModel.from_pretrained(base, dtype="float32")
    yield from (copy.deepcopy(model.encoder.layer[at]) for at in range(BELOW, BELOW + ABOVE))


def _parser() -> Parser:
    parser = Parser(prog="python -m ingest.train_wordings", description="训练编码模型里比较问法的几层。")
    parser.add_argument("--base", required=True, metavar="MODEL", help="编码模型的预训练模型：文件夹，或模型库中的名称")
    parser.add_argument("--encoder", type=Path, required=True, metavar="DIR", help="编码模型的文件夹")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹")
    parser.add_argument("--steps", type=int, default=WordingTraining.steps, help="训练多少批；0 表示只更新问法的向量")
    return parser


if __name__ == "__main__":
    sys.exit(run_command(main, sys.argv[1:]))
