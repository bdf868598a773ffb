"""Statements near examples that bear on conditions do so; those near idle ones do not."""

from __future__ import annotations

import pytest

from guidance.answerability.own_statements import load_own_statements
from guidance.assistant import Assistant
from ingest.notices.statement_examples import read_statements
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError

BEARS = ("跑去卖房子了", "单位把我裁掉了", "那本证被收走了", "纪委立案了", "合同让中介签的", "学校没给发学位")
IDLE = ("我家住海州", "孩子上初中", "厂里有三百人", "证书放在办公室", "论文发在双月刊上", "师傅教得好")


@pytest.mark.parametrize("statement", BEARS)
def test_what_may_break_a_condition_bears_on_it(assistant: Assistant, statement):
    assert assistant.statements.bearing([statement]) == (statement,)


@pytest.mark.parametrize("statement", IDLE)
def test_small_talk_does_not(assistant: Assistant, statement):
    assert assistant.statements.bearing([statement]) == ()


def test_every_example_is_told_as_it_is_written(assistant: Assistant):
    examples, statements = read_statements(), assistant.statements
    assert not set(examples.bears) & set(examples.idle)
    right = [statements.score(each) > 0 for each in examples.bears] + [statements.score(e) < 0 for e in examples.idle]
    assert sum(right) / len(right) > 0.97


def test_what_staff_write_counts_from_the_next_start(assistant: Assistant, tmp_path, monkeypatch):
    text = (settings().knowledge / "own_statements.yaml").read_text(encoding="utf-8")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    (tmp_path / "own_statements.yaml").write_text(
        text.replace("idle: [\n", "idle: [\n  跑去卖房子了,\n"), encoding="utf-8"
    )
    encoder, weights = assistant.statements.encoder, assistant.statements.weights
    taught = load_own_statements(encoder, weights)
    assert taught.bearing(["跑去卖房子了"]) == ()
    assert load_own_statements(encoder, weights).score("厂里") == pytest.approx(
        taught.score("厂里")
    )  # from the file kept


def test_a_file_without_one_side_is_refused_with_its_line(assistant: Assistant, tmp_path, monkeypatch):
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path))
    (tmp_path / "own_statements.yaml").write_text("bears: [a]\nidle: []\nno_bearing: [b]\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="own_statements"):
        load_own_statements(assistant.statements.encoder, assistant.statements.weights)


@pytest.mark.parametrize("message", ["不影响", "没有影响的", "跟条件没关系", "不会", "没事", "这个不影响申报"])
def test_an_answer_that_it_does_not_bear(assistant: Assistant, message):
    assert assistant.statements.denies(message)


@pytest.mark.parametrize("message", ["有影响", "会", "不影响吗？", "不会没影响", "不影响，我还在一线"])
def test_any_other_answer_is_none(assistant: Assistant, message):
    assert not assistant.statements.denies(message)
