"""Checks a second, next question, earliest day, cold start: `python -m tests.bench.eligibility [--checks N]`.

Applicants are made up: complete facts of the kind that people state, dates to the day. The peer, zen-engine, gets
the same conditions of the same pack as expressions over the same values (dates as day numbers); it says which
routes and shared conditions are met, without reasons, and both must agree on every one. Figures are the best of
many short batches, so that what else runs on the machine counts for little; `fresh` are applicants never seen.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import zen

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.closest_route import closest_route
from guidance.eligibility.evaluation import evaluate
from guidance.eligibility.explanation_tree import explanation
from guidance.eligibility.leaf_tests import tests_of
from guidance.eligibility.service_years import earliest
from guidance.eligibility.value_classes import ValueTest
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import Facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from guidance.rules.pack import Pack
from guidance.rules.schema import All, AnyOf, ConditionNode, LeftOpen, Not, Route, Sum
from ingest.settings import ROOT
from ingest.text.dates import Interval
from tests.guidance.applicants import ENGINEER

NOTICE, TODAY, BATCH = "lyg-2024-14", date(2024, 8, 1), 25


def measure(checks: int) -> dict[str, float]:
    """Return all figures; times are in the unit that the name ends with."""
    pack = load_pack(NOTICE)
    model, chance = build_model(pack, load_replies()), random.Random(1)
    seen = [_applicant(pack, chance) for _ in range(checks)]
    for facts in seen:
        check(model, facts, TODAY)
    fresh = [_applicant(pack, chance) for _ in range(checks)]
    peer = _peer(pack)
    _agree(model, peer, seen[:500])
    nothing = pack.vocabulary.parse({})
    return {
        "checks_per_s": round(1e6 / _best(seen, lambda facts: check(model, facts, TODAY))),
        "checks_per_s_fresh": round(1e6 / _best(fresh, lambda facts: check(model, facts, TODAY))),
        "checks_per_s_as_json": round(
            1e6 / _best(seen, lambda facts: VerdictWords(check(model, facts, TODAY)).as_json())
        ),
        "peer_checks_per_s": round(1e6 / _best([_plain(facts) for facts in seen[:1000]], peer.evaluate)),
        "next_question_ms": round(_best([nothing] * 200, lambda facts: check(model, facts, TODAY), 5) / 1000, 3),
        "earliest_ms": round(_best([evaluate(model, facts) for facts in fresh[:1000]], earliest) / 1000, 4),
        "closest_route_ms": round(_best(seen[:500], lambda facts: closest_route(check(model, facts, TODAY))) / 1000, 3),
        "tree_ms": round(_best(seen[:500], lambda facts: explanation(check(model, facts, TODAY))) / 1000, 3),
        "cold_s": round(min(_seconds("-m", "guidance", "check", "--notice", NOTICE) for _ in range(5)), 3),
        "cold_base_s": round(min(_seconds("-c", "import pydantic, yaml") for _ in range(5)), 3),
    }


def _applicant(pack: Pack, chance: random.Random) -> Facts:
    stated = dict(ENGINEER)

    def day(first: int, last: int) -> str:
        return f"{chance.randint(first, last)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    stated["title_date"], stated["speciality_since"], stated["graduation"] = (
        day(2008, 2022),
        day(2000, 2012),
        day(1998, 2012),
    )
    stated["education"] = chance.choices(["bachelor", "master", "doctor", "junior_college"], [60, 20, 5, 15])[0]
    stated["degree"] = stated["education"] if stated["education"] in ("bachelor", "master", "doctor") else "none"
    stated["engineering_master"] = stated["degree"] == "master" and chance.random() < 0.5
    stated["title_is_engineer"] = chance.random() < 0.8
    for fact, most in (("papers", 4), ("books", 1), ("technical_reports", 3), ("frontline_years", 30)):
        stated[fact] = chance.randint(0, most)
    if chance.random() < 0.2:
        stated |= {"science_prize": "provincial", "science_prize_grade": chance.randint(1, 3)}
        stated["science_prize_rank"] = chance.randint(1, 9)
    if chance.random() < 0.2:
        stated |= {"frontline_skilled_post": True, "skill_certificate": "senior_technician"}
        stated |= {"skill_certificate_matches": True, "skill_certificate_date": day(2010, 2022)}
    return pack.vocabulary.parse(stated)


def _best(items: Sequence[Any], act: Callable[[Any], Any], size: int = BATCH) -> float:
    """Microseconds for one, in the best batch."""
    best = float("inf")
    for at in range(0, len(items) - size + 1, size):
        start = time.perf_counter()
        for item in items[at : at + size]:
            act(item)
        best = min(best, (time.perf_counter() - start) / size * 1e6)
    return best


def _seconds(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], input=b"{}", capture_output=True, check=True, cwd=ROOT)
    return time.perf_counter() - start


def _peer(pack: Pack) -> Any:
    """The pack's conditions and routes as expressions of zen-engine, one each."""
    rules = pack.rules
    named = {f"c{at}": each.needs for at, each in enumerate((*rules.scope, *rules.refer, *rules.requirements))}
    named |= {route.id: route.needs for route in rules.routes}
    written = [{"id": key, "key": key, "value": _written(node, pack)} for key, node in named.items()]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "rules", "type": "expressionNode", "name": "rules", "content": {"expressions": written}},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b} for a, b in (("in", "rules"), ("rules", "out"))]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def _written(node: ConditionNode, pack: Pack) -> str:
    node = pack.resolve(node)
    match node:
        case LeftOpen():
            return "false"
        case Sum():
            return f"({' + '.join(node.sum)}) >= {node.at_least}"
        case All():
            return "(" + " and ".join(_written(child, pack) for child in node.children) + ")"
        case AnyOf():
            return "(" + " or ".join(_written(child, pack) for child in node.children) + ")"
        case Not():
            return f"(not {_written(node.not_, pack)})"
        case Route():
            needs = [route.needs for route in pack.rules.routes if route.id in node.routes]
            return "(" + " or ".join(_written(each, pack) for each in needs) + ")"
    return "(" + " and ".join(_asked(test, pack) for test in tests_of(node, pack)) + ")"


def _asked(test: ValueTest, pack: Pack) -> str:
    if not test.values:
        edges = ((">=", test.low), ("<", test.high))
        return " and ".join(f"{test.fact} {sign} {_number(edge)}" for sign, edge in edges if edge is not None)
    values = json.dumps(sorted(test.values, key=str)).replace('"', "'")
    if pack.vocabulary[test.fact].type == "list":
        return f"some({test.fact}, # in {values})"
    return f"{test.fact} in {values}"


def _number(edge: int | date) -> int:
    return edge.toordinal() if isinstance(edge, date) else edge


def _plain(facts: Facts) -> dict[str, Any]:
    """The values as the peer takes them; a prize not held has a grade and rank that meet nothing."""
    values = {
        id: value.first.toordinal() if isinstance(value, Interval) else value for id, value in facts.values.items()
    }
    ranks = {f"{prize}_prize_{what}": 99 for prize in ("science", "society") for what in ("grade", "rank")}
    return ranks | {id: list(value) if isinstance(value, tuple) else value for id, value in values.items()}


def _agree(model: Any, peer: Any, applicants: Sequence[Facts]) -> None:
    for facts in applicants:
        verdict = check(model, facts, TODAY)
        ours = [each.status == "met" for each in (*verdict.conditions, *verdict.routes)]
        theirs = list(peer.evaluate(_plain(facts))["result"].values())
        if sorted(ours) != sorted(theirs) or any(
            (route.status == "met") != peer.evaluate(_plain(facts))["result"][route.id] for route in verdict.routes
        ):
            raise SystemExit(f"the peer disagrees on {facts.as_json()}")


def main() -> None:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checks", type=int, default=10_000, help="applicants to check (default 10000)")
    print(json.dumps(measure(parser.parse_args().checks)))


if __name__ == "__main__":
    main()
