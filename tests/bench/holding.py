"""What a model's answer costs besides the model: `python -m tests.bench.holding`.

`check_ms` is the time that the check of one sentence takes, each clause's first reading included; `hostile_ms` the
worst of sentences that are made to take long, over twelve clauses that were read before. `first_sentence_ms` is the
time from the question to the first held sentence handed to the page, of a model on loopback that answers at once;
`paced_*` are the same times of one that speaks SENTENCES sentences at PACE seconds each, as real ones do. How long a
browser takes besides is measured by tests/browser/test_streaming.py.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.grounding.check_grounding import LONGEST, grounding_faults
from guidance.grounding.rephrasing_words import load_rephrasing_words
from guidance.llm.language_model import LanguageModel, new_transport
from ingest.office_settings import ModelSettings
from ingest.settings import ROOT

sys.path.insert(0, str(ROOT / "tests" / "guidance" / "llm"))
sys.path.insert(0, str(ROOT / "tests" / "guidance" / "grounding"))

from claims import claims
from endpoint import TOKEN, Endpoint, said, serving

ROUNDS = 20
SENTENCES, PACE = 4, 0.25
FEE = "收费合计500元/人。"


def check_times() -> dict[str, float]:
    """Return median and worst time of the check of a sentence, in milliseconds."""
    wording, times = load_rephrasing_words(), []
    for _, words, sentence in [claim for name in ("paraphrases", "lies") for claim in claims(name)]:
        start = time.perf_counter()
        grounding_faults(sentence, words, wording)
        times.append((time.perf_counter() - start) * 1000)
    return {
        "sentences": len(times),
        "check_ms": round(statistics.median(times), 2),
        "check_95_ms": round(sorted(times)[int(len(times) * 0.95)], 2),
        "check_worst_ms": round(max(times), 2),
    }


def hostile_times() -> dict[str, float]:
    """Return the longest that a sentence as long as may be takes over the twelve longest clauses, in milliseconds."""
    clauses = sorted({words for _, texts, _ in claims("lies") for words in texts}, key=len)[-12:]
    runs = ["的", "须", "职称", "申报,", "的了过都均也还仍在上里", "2024年9月10日", *clauses]
    wording, times = load_rephrasing_words(), []
    for run in runs:
        sentence = (run * LONGEST)[:LONGEST]
        rounds = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            grounding_faults(sentence, clauses, wording)
            rounds.append((time.perf_counter() - start) * 1000)
        times.append(statistics.median(rounds))
    return {"hostile_ms": round(max(times), 2)}


def answer_times(endpoint: Endpoint) -> dict[str, float]:
    """Return the time of a verbatim answer, until a model's first held sentence, and until its whole reply."""
    assistant = open_assistant()
    model = LanguageModel(new_transport(ModelSettings("openai:m", endpoint.url, "key", 60.0)), left=10**9)
    endpoint.script = lambda system, user: said((FEE, TOKEN.findall(user)[:1]))
    verbatim = timed(assistant, None, ROUNDS)
    at_once = timed(assistant, model, ROUNDS)
    endpoint.script = lambda system, user: said(*[(FEE, TOKEN.findall(user)[:1])] * SENTENCES)
    endpoint.pace = PACE
    paced = timed(assistant, model, 3)
    return {
        "verbatim_ms": verbatim["whole"],
        "first_sentence_ms": at_once["first"],
        "rephrased_ms": at_once["whole"],
        "paced_first_sentence_ms": paced["first"],
        "paced_rephrased_ms": paced["whole"],
    }


def timed(assistant: Assistant, model: LanguageModel | None, rounds: int) -> dict[str, float]:
    """Return the median times in milliseconds from a question to the first sentence shown and to the whole reply."""
    first, whole = [], []
    talk = Conversation()
    respond("评审费多少钱？", talk, assistant, model)
    for _ in range(rounds):
        start, shown = time.perf_counter(), []
        respond("评审费多少钱？", talk, assistant, model, lambda _, shown=shown: shown.append(time.perf_counter()))
        whole.append(time.perf_counter() - start)
        first += [shown[0] - start] if shown else []
    return {
        name: round(statistics.median(each or [0]) * 1000, 2) for name, each in (("first", first), ("whole", whole))
    }


def main() -> None:
    """Print the figures as JSON."""
    with serving() as endpoint:
        print(json.dumps(check_times() | hostile_times() | answer_times(endpoint)))


if __name__ == "__main__":
    main()
