"""What a model's answer costs besides the model: `python -m tests.bench.holding`.

`check_ms` is the time that the check of one sentence takes, each clause's first reading included; `first_ms` the time
from the message to the first token of a model on loopback that answers at once, and to the whole reply on the page.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

from guidance.conversation import Conversation, respond
from guidance.holding import faults_of, load_wording
from guidance.llm import Model, ModelSettings, new_line
from guidance.office import open_office
from ingest.settings import ROOT

sys.path.insert(0, str(ROOT / "tests" / "attacks"))

from claims import claims
from endpoint import TOKEN, Endpoint, said, serving

ROUNDS = 20


def check_times() -> dict[str, float]:
    """Return median and worst time of the check of a sentence, in milliseconds."""
    wording, times = load_wording(), []
    for _, words, sentence in [claim for name in ("paraphrases", "lies") for claim in claims(name)]:
        start = time.perf_counter()
        faults_of(sentence, [words], wording)
        times.append((time.perf_counter() - start) * 1000)
    return {
        "sentences": len(times),
        "check_ms": round(statistics.median(times), 2),
        "check_95_ms": round(sorted(times)[int(len(times) * 0.95)], 2),
        "check_worst_ms": round(max(times), 2),
    }


def answer_times(endpoint: Endpoint) -> dict[str, float]:
    """Return the time of an answer without a model, until a model's first token, and until its reply."""
    office, first = open_office(), []

    def script(system: str, user: str) -> str:
        first.append(time.perf_counter())
        return said(("收费合计500元/人。", TOKEN.findall(user)[:1]))

    endpoint.script = script
    model = Model(new_line(ModelSettings("openai:m", endpoint.url, "key", 60.0)), left=10**9)
    times: dict[str, list[float]] = {"verbatim_ms": [], "first_token_ms": [], "rephrased_ms": []}
    for talk in (Conversation(office, model=None), Conversation(office, model=model)):
        respond("评审费多少钱？", talk)
        for _ in range(ROUNDS):
            start = time.perf_counter()
            rephrased = respond("评审费多少钱？", talk).sentences[0].rephrased
            times["rephrased_ms" if rephrased else "verbatim_ms"].append(time.perf_counter() - start)
            times["first_token_ms"] += [first[-1] - start] if rephrased else []
    return {name: round(statistics.median(each) * 1000, 2) for name, each in times.items()}


def main() -> None:
    """Print the figures as JSON."""
    with serving() as endpoint:
        print(json.dumps(check_times() | answer_times(endpoint)))


if __name__ == "__main__":
    main()
