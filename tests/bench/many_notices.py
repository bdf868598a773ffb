"""The product with many notices: `python -m tests.bench.many_notices [COUNT …] [--questions FILE]`.

COUNT is how many generated notices stand beside the project's own two (default 0 30 300). Each office opens in a
process of its own, once to build its index, once to measure. --questions names another set in the form of
tests/fixtures/questions/development.jsonl.

routed       questions that name their notice in one of several ways: the first citation is of that notice
wrong        of those, answered from another notice alone
asked back   questions that name nothing, asked back which notice is meant, with no two choices alike
old set      questions for the project's own notices, none named: the right clause first, or asked back with a right one
             among the choices
start        seconds until the office is open, its index found unchanged, by the clock and of one processor
answer       milliseconds of one processor, median and 95 %
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply
from ingest.settings import ROOT
from tests.bench.generated_notices import GeneratedNotice, generated, write_knowledge
from tests.bench.questions import LONGEST, SET, holds, rows_of

OWN = ("lyg-2024-14", "lyg-etdz-2023-h2")
TODAY = date(2026, 11, 28)
MATTERS = ("材料什么时候截止", "纸质材料交到哪里", "咨询电话是多少", "要提交哪些材料", "什么条件可以申报")
VAGUE = [
    f"{lead}{matter}" for matter in MATTERS for lead in ("", "请问", "你好，", "我想问下", "职称", "今年", "2025年")
]
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


def ways_of_naming(notice: GeneratedNotice, all_notices: Sequence[GeneratedNotice]) -> Iterator[str]:
    """Yield how people name the notice; without its year only where it is the newest of its editions."""
    year, half, place, spoken = notice.year, notice.half, notice.everyday, notice.spoken
    yield f"{notice.place}{year}年{half}{spoken}"
    yield f"{year}年度{half}{place}{spoken}"
    yield f"{str(year).translate(_HAN)}年{half}{place}的{spoken}"
    yield f"我在{notice.place}上班，想报{year}年{half}的{spoken}，"
    if notice.number:
        yield notice.number
    newest = max((n.year, n.half) for n in all_notices if n.edition_of == notice.edition_of)
    if (year, half) == newest and not half:
        yield f"{place}{spoken}"


def named_questions(notices: Sequence[GeneratedNotice]) -> list[tuple[str, str]]:
    """Return questions that name each of the notices, with its id; the matters take turns."""
    named = [(name, notice.id) for notice in notices for name in ways_of_naming(notice, notices)]
    return [(f"{name}{MATTERS[at % len(MATTERS)]}", id) for at, (name, id) in enumerate(named)]


def ask(assistant: Assistant, question: str) -> Reply:
    """Return the reply to a question with nothing said or chosen before."""
    return respond(question, Conversation(today=TODAY), assistant)


def routed(assistant: Assistant, asked: Sequence[tuple[str, str]]) -> tuple[float, list[str]]:
    """Return the share of questions that their notice answers, and what became of the others.

    A line of the others starts with 错 where another notice answers.
    """
    right, others = 0, []
    for question, id in asked:
        reply = ask(assistant, question)
        cited = [citation.notice for citation in reply.citations]
        right += cited[:1] == [id]
        if cited[:1] != [id]:
            wrong = reply.kind == "answer" and id not in cited
            others.append(f"{'错' if wrong else '未'} {question} {reply.outcome.value} {cited[:2]} ≠ {id}")
    return right / len(asked), others


def asked_back(assistant: Assistant) -> float:
    """Return the share of questions that name nothing which are asked back with distinct choices."""
    replies = [ask(assistant, question) for question in VAGUE]
    back = [r for r in replies if r.outcome is Outcome.ASKED_WHICH_NOTICE and len(set(r.options)) == len(r.notices)]
    return len(back) / len(replies)


def old_set(assistant: Assistant, rows: Sequence[dict[str, Any]]) -> float:
    """Return the share of answerable questions answered first, or asked back with a right notice to choose."""
    answerable = [row for row in rows if row["kind"] == "answer"]
    return sum(_answers(ask(assistant, row["question"]), row) for row in answerable) / len(answerable)


def measure(count: int, questions: Path) -> dict[str, Any]:
    """Return the figures of the office that the settings name, with `count` generated notices in it."""
    start, spent = time.perf_counter(), time.process_time()
    assistant = open_assistant()
    seconds, spent = time.perf_counter() - start, time.process_time() - spent
    notices = generated(count)
    figures: dict[str, Any] = {"notices": len(assistant.notices), "start, s": round(seconds, 2)}
    figures["start, CPU s"] = round(spent, 2)
    rows = rows_of(questions)
    if notices:
        asked = named_questions(notices)
        share, others = routed(assistant, asked)
        print(*others, sep="\n", file=sys.stderr)
        wrong = sum(line.startswith("错") for line in others)
        figures |= {"named": len(asked), "routed": round(share, 3), "wrong": wrong}
        figures["asked back"] = round(asked_back(assistant), 3)
    figures["old set"] = round(old_set(assistant, rows), 3)
    return figures | _latency(assistant, [row["question"] for row in rows]) | {"memory, MB": _memory()}


def main() -> int:
    """Print a table with a column for each count."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.many_notices", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", default=[0, 30, 300])
    parser.add_argument("--questions", type=Path, default=SET, metavar="FILE", help="another set of questions")
    parser.add_argument("--once", type=int, metavar="COUNT", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once is not None:
        print(json.dumps(measure(asked.once, asked.questions)))
        return 0
    columns = [_office(count, asked.questions) for count in asked.counts]
    print("\n".join(["| " + " | ".join(["notices", *(str(c.pop("notices")) for c in columns)]) + " |"]))
    print("|---" * (len(columns) + 1) + "|")
    for name in max(columns, key=len):
        print("| " + " | ".join([name, *(str(column.get(name, "")) for column in columns)]) + " |")
    return 0


def _office(count: int, questions: Path) -> dict[str, Any]:
    """The figures of one office, measured in a process that finds its index built."""
    with tempfile.TemporaryDirectory() as folder:
        knowledge = write_knowledge(Path(folder) / "knowledge", generated(count))
        places = {"GUIDANCE_KNOWLEDGE": str(knowledge), "GUIDANCE_DATA": str(Path(folder) / "data")}
        environment = os.environ | places
        run = {"cwd": ROOT, "env": environment, "check": True}
        opening = "from guidance.assistant import open_assistant; open_assistant()"
        subprocess.run([sys.executable, "-c", opening], **run)
        command = [sys.executable, "-m", "tests.bench.many_notices", "--once", str(count), "--questions", questions]
        done = subprocess.run(command, **run, stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout.splitlines()[-1])


def _answers(reply: Reply, row: dict[str, Any]) -> bool:
    if reply.kind == "clarify":
        right = row.get("notices") or ([row["scope"]] if row["scope"] else OWN)
        return bool(set(right) & set(reply.notices))
    both = len(set(reply.notices)) > 1
    shown = [c.text for c in reply.citations[: 2 if both else 1] if len(c.text) <= LONGEST]
    return any(holds([text], row["evidence"]) for text in shown)


def _latency(assistant: Assistant, questions: Sequence[str]) -> dict[str, float]:
    spent = []
    for question in questions:
        start = time.process_time()
        ask(assistant, question)
        spent.append((time.process_time() - start) * 1000)
    p95 = statistics.quantiles(spent, n=20)[-1]
    return {"answer, median CPU ms": round(statistics.median(spent), 1), "answer, 95 % CPU ms": round(p95, 1)}


def _memory() -> int:
    """The most memory, in megabytes, that this process has taken."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = re.search(r"VmHWM:\s*(\d+)", status)
    return int(peak[1]) // 1024 if peak else 0


if __name__ == "__main__":
    sys.exit(main())
