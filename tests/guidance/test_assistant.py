"""Knowledge is loaded once, and a file with faults takes nothing else away."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import ThreadPoolExecutor

from threadpoolctl import threadpool_info

from guidance.assistant import load_knowledge
from guidance.conversation import Conversation, respond
from ingest.settings import ROOT
from tests.bench.questions import development_set

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def test_a_rule_pack_with_faults_is_left_out_and_its_faults_are_noted(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    pack = tmp_path / "knowledge" / "rules" / f"{HIGHER}.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("routes:", "rutes:", 1), encoding="utf-8")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    knowledge = load_knowledge()
    assert {notice.id for notice in knowledge.notices} == {HIGHER, FIRST}
    assert [notice.id for notice in knowledge.with_packs()] == [FIRST] and set(knowledge.packs) == {FIRST}
    assert any(fault.file == pack and "rutes" in fault.message for fault in knowledge.faults)


def test_sound_knowledge_has_no_faults_and_its_notices_by_id():
    knowledge = load_knowledge()
    assert knowledge.faults == () and knowledge.notice(HIGHER).id == HIGHER
    assert [notice.id for notice in knowledge.notices_of([FIRST, "none"])] == [FIRST]


def test_only_facts_that_a_pack_reads_are_listened_for(assistant):
    knowledge = assistant.knowledge
    assert "title_date" in knowledge.facts_in_use and "birth_date" in knowledge.facts
    assert "birth_date" not in knowledge.facts_in_use
    assert "birth_date" not in knowledge.extractor.extract("我1980年5月出生").facts


def test_fifty_visitors_at_once_are_answered_as_one_after_the_other_and_hardly_slower(assistant):
    questions = [row["question"] for row in development_set()]

    def ask(question):
        return respond(question, Conversation(), assistant)

    alone = [ask(question) for question in questions]
    shares = []
    with ThreadPoolExecutor(50) as visitors:
        for _round in range(4):  # the machine may be busy with something else: the best round counts
            started = time.perf_counter()
            list(map(ask, questions))
            between = time.perf_counter()
            assert list(visitors.map(ask, questions)) == alone
            shares.append((between - started) / (time.perf_counter() - between))
            if shares[-1] >= 0.6:
                break
    assert max(shares) >= 0.6
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}
