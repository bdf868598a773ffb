"""The bundled encoder, from pretrained weights to model folder.

`python -m ingest.train_encoder --base MODEL --out DIR [--data DIR …] [--steps N]`: MODEL is a folder or a hub's name,
as intfloat/multilingual-e5-small. It is trained on the notices written for training (`ingest/training/imitations`),
the office's own notices with their known questions, refusals and wordings, matters that applicants ask about, judged
for both (knowledge/matters.yaml), and, from the folders of --data, lay questions with the articles that answer
(stard.jsonl, pairs.jsonl, laws.jsonl.gz). README.md beside the bundled model
says what it learns and what came of it. Needs requirements-dev.txt.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.commands.command_line import Parser, run_command
from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.training.asked_documents import MEASURED, asked_laws, asked_notices, imitation_notices
from ingest.training.document_batches import DocumentSource
from ingest.training.export_encoder import export_encoder
from ingest.training.fine_tune import FineTuning, fine_tune
from ingest.training.late_interaction import CLAUSE_PROMPT, open_pretrained
from ingest.training.matter_questions import with_matters

TOKEN_DIMENSION = 96
HEAD_TEXTS = 8  # clauses of each notice that the token head starts from


def training_sources(folders: Sequence[Path]) -> list[DocumentSource]:
    """Return everything to train on; the notices of MEASURED are left out."""
    imitations = tuple(document for document in imitation_notices() if document.name not in MEASURED)
    knowledge = settings().knowledge
    own = tuple(asked_notices(load_notices(), knowledge))
    sources = [
        DocumentSource("notices written for training", 0.3, imitations),
        DocumentSource("the office's notices", 0.15, own),
        DocumentSource("matters of notices written for training", 0.3, tuple(with_matters(imitations, knowledge))),
        DocumentSource("matters of the office's notices", 0.1, tuple(with_matters(own, knowledge))),
        DocumentSource("laws", 0.15, tuple(asked_laws(folders))),
    ]
    return [source for source in sources if source.documents]


def main(arguments: Sequence[str]) -> int:
    """Train and write the model folder."""
    parser = Parser(prog="python -m ingest.train_encoder", description="微调随产品附带的编码模型，并写出模型文件夹。")
    parser.add_argument("--base", required=True, metavar="MODEL", help="预训练模型：文件夹，或模型库中的名称")
    parser.add_argument("--data", type=Path, nargs="*", default=[], metavar="DIR", help="放法规问答数据的文件夹")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="模型写到哪个文件夹")
    parser.add_argument("--steps", type=int, default=FineTuning.steps, help="训练多少批")
    given = parser.parse_args(arguments)
    sources = training_sources(given.data)
    encoder, tokenizer = open_pretrained(given.base, TOKEN_DIMENSION)
    texts = [CLAUSE_PROMPT + text for document in sources[0].documents for text in document.clauses[:HEAD_TEXTS]]
    encoder.initialise_token_head(tokenizer, texts)
    fine_tune(encoder, tokenizer, sources, FineTuning(steps=given.steps))
    export_encoder(encoder, tokenizer, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main, sys.argv[1:]))
