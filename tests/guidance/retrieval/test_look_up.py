"""Clauses by number, document number and words; the command that prints them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import escape

from guidance.__main__ import main as guidance_main
from guidance.citations import copied_citation
from guidance.cli.clauses_command import main
from guidance.lexicon.vocabulary import load_vocabulary
from guidance.references.typed_references import read_label
from guidance.retrieval.look_up import Lookup, LookupLimits
from guidance.ui.clause_view import clause_handle
from guidance.weights import load_weights
from ingest.notices.load_notices import load_notices
from ingest.settings import ROOT

NOTICES = load_notices()
LOOKUP = Lookup(NOTICES, load_weights().look_up, load_vocabulary().expand)
HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def ids(query: str, limit: int = 5, only: LookupLimits | None = None) -> list[str]:
    return [f.clause.id for f in LOOKUP.find(query, limit, only or LookupLimits())]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("现场受理 起止", f"{HIGHER}#5.2"),
        ("鉴定意见 不能简单用同意", f"{FIRST}#4.1"),
        ("花果山大道", f"{FIRST}#5.2"),
        ("三方协议", f"{FIRST}#4.6"),
        ("電子表格 郵箱", f"{HIGHER}#4.3"),
        ("绿色通道", f"{HIGHER}#2.2"),
        ("5 0 0 元 收费", f"{HIGHER}#5.4"),
    ],
)
def test_words_bring_up_their_clause_first(query, first):
    assert ids(query)[0] == first


def test_a_number_alone_brings_up_that_place_and_nothing_else():
    assert ids("二（三）1") == [f"{HIGHER}#2.3.1", f"{FIRST}#2.3.1"]
    assert ids(f"{HIGHER}#2.1.4.5") == [f"{HIGHER}#2.1.4.5"]


def test_other_words_put_the_notice_that_they_fit_first():
    assert ids("二（三）1 开发区初定")[0] == f"{FIRST}#2.3.1"
    assert ids("高级工程师 二（三）1")[0] == f"{HIGHER}#2.3.1"


def test_a_heading_comes_with_its_items_in_order():
    assert ids("第二分册") == [f"{HIGHER}#4.1.1.b", *(f"{HIGHER}#4.1.1.b.{n}" for n in range(1, 5))]


def test_an_absent_number_brings_up_its_parent():
    assert ids("二（一）4（4）")[0] == f"{HIGHER}#2.1.4"


def test_a_document_number_brings_up_the_clause_that_cites_it_with_the_number_marked():
    found = LOOKUP.find("苏人社发[2016]356号", 3)
    assert [f.clause.id for f in found] == [f"{HIGHER}#2.7"]
    marks = [found[0].clause.words[a:b] for a, b in found[0].hits]
    assert {"苏人社发", "2016"} <= {m.strip("〔〕") for m in marks}


def test_a_notices_own_number_limits_the_words_to_it():
    assert {i.split("#")[0] for i in ids("14号文 继续教育", 10)} == {HIGHER}


def test_filters_limit_notice_place_year_and_section():
    assert {i.split("#")[0] for i in ids("继续教育", 10, LookupLimits(notice=FIRST))} == {FIRST}
    assert {i.split("#")[0] for i in ids("继续教育", 10, LookupLimits(place="开发区"))} == {FIRST}
    assert {i.split("#")[0] for i in ids("继续教育", 10, LookupLimits(year=2024))} == {HIGHER}
    assert all(i.split("#")[1].startswith("4") for i in ids("材料", 20, LookupLimits(section="四")))
    assert all(
        i.split("#")[1].startswith("2") for i in ids("继续教育", 20, LookupLimits(notice=FIRST, section="政策要求"))
    )
    assert ids("继续教育", 10, LookupLimits(year=1999)) == []


def test_an_empty_query_lists_a_notice_in_document_order():
    every = [c.id for c in NOTICES[0].clauses]
    assert ids(" ", 500, LookupLimits(notice=NOTICES[0].id)) == every


def test_hits_are_the_places_of_the_querys_words_in_the_clause():
    found = LOOKUP.find("简介表 20份", 1)[0]
    assert [found.clause.words[a:b] for a, b in found.hits] == ["简介表", "20份"]
    assert found.above[-1].startswith("不需装订成册材料")
    assert copied_citation(found.notice, found.clause).startswith("连工信职称〔2024〕14号 四、（一）2.（3）：")


def test_scores_fall_and_stay_between_0_and_1():
    scores = [f.score for f in LOOKUP.find("学历认定 2", 20)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < s <= 1 for s in scores)


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        "(a+)+$ [",
        "'; DROP TABLE clauses; --",
        "申报" * 5_000,
        "\ud800\x00",
        "😀",
        "[x](y)$$",
    ],
)
def test_markup_patterns_statements_and_floods_are_plain_text(query):
    for found in LOOKUP.find(query, 5):
        assert found.clause.id in {c.id for n in NOTICES for c in n.clauses}


def test_the_command_prints_one_json_object_a_line(capsys):
    assert main(["简介表", "份数", "--json", "--limit", "3"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 3
    assert list(rows[0]) == ["id", "notice", "label", "path", "text", "citation", "score", "hits"]
    assert (rows[0]["id"], rows[0]["label"]) == (f"{HIGHER}#4.1.2.3", "四、（一）2.（3）")
    assert "20份" in rows[0]["text"]


def test_the_command_marks_hits_and_says_which_number_is_skipped(capsys):
    assert main(["简介表"]) == 0
    assert "【简介表】" in capsys.readouterr().out
    assert main(["破格条件第（4）项"]) == 0
    assert "编号在此跳过" in capsys.readouterr().err
    assert main(["国发〔2020〕5号"]) == 0
    assert "没有通知用到文号" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["x", "--notice", "nope"], HIGHER),
        (["x", "--limit", "0"], "--limit：「0」不行"),
        (["x", "--limit", "many"], "--limit：「many」不行，应为 1 或更大的整数"),
        (["x", "--year", "abc"], "--year：「abc」不行"),
        (["x", "--year", "1999"], "已有 2024、2023"),
        (["x", "--place", "北京"], "开发区"),
        (["x", "--section", "十"], "申报范围"),
        (["x", "--colour"], "不认识的参数：--colour"),
    ],
)
def test_wrong_arguments_end_with_2_and_one_line(arguments, told, capsys):
    try:
        code = guidance_main(["clauses", *arguments])
    except SystemExit as end:
        code = end.code
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_a_broken_notice_is_reported_and_the_others_are_searched(tmp_path: Path, monkeypatch, capsys):
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge", ignore=shutil.ignore_patterns("embedding"))
    (tmp_path / "knowledge" / "notices" / FIRST / "notice.yaml").write_text("title: [", encoding="utf-8")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    assert main(["继续教育", "--json"]) == 0
    out, err = capsys.readouterr()
    assert {json.loads(line)["notice"] for line in out.splitlines()} == {HIGHER}
    assert "notice.yaml" in err


def test_the_command_loads_no_model_and_no_vector_store():
    code = (
        "import sys; from guidance.cli.clauses_command import main; main(['申报']);"
        "print([m for m in ('torch', 'chromadb', 'sentence_transformers', 'model2vec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


HABITS = {
    "2.3.1": [
        "2（3）1",
        "二【三】1",
        "二[三]1",
        "2、3、1",
        "贰（叁）1",
        "二（三）第1",
        "第二大点第三小点1",
        "2-3-1",
        "二/三/1",
    ],
    "5.2": ["5(2)", "5（二）", "五、2", "五（2）", "第五条第二款"],
    "annex.5": ["附件：5", "附5", "附五", "附件第5个", "附件 5", "第5个附件"],
    "4.1.1.b.4": ["分册2（4）", "第二分册四", "第二分册第4个", "第二分册④"],
    "4.1.1.a.3": ["第一分册第三个", "第一分册（三）"],
    "4.1.1.a.6": ["第一分册⑥", "分册1（6）"],
}


@pytest.mark.parametrize(("number", "query"), [(n, q) for n, queries in HABITS.items() for q in queries])
def test_a_label_in_any_habit_of_writing_brings_up_its_clause_and_nothing_else(number, query):
    assert {i.split("#")[1] for i in ids(query, 3, LookupLimits(notice=HIGHER))} <= {number, "4.1.1"}
    assert ids(query, 1)[0] == f"{HIGHER}#{number}"


@pytest.mark.parametrize("query", ["开发区 二（三）1", "经开区 二（三）1", "开发区 2（3）1", "2[3]1 初定"])
def test_a_word_that_names_a_notice_is_kept_whole_beside_a_number(query):
    assert ids(query)[0] == f"{FIRST}#2.3.1"


@pytest.mark.parametrize("query", ["2.9", "九", f"{HIGHER}#9.9"])
def test_a_number_that_is_nowhere_is_told_and_brings_up_no_notice_whole(query, capsys):
    assert main([query]) == 0
    out, err = capsys.readouterr()
    assert "没有第 9 项：原文没有这个编号" in err and out.count("[lyg-") <= 2


@pytest.mark.parametrize("query", ["14号文", "500元", "2024", "A4", "三年", "5"])
def test_a_figure_is_no_label(query):
    assert read_label(query) is None


def test_a_citation_is_parted_carries_the_items_of_a_heading_and_no_markup():
    notice = NOTICES[0]
    numbers = ("2.7", "4.1.1.a", "4.2", "4.3", "2.1")
    told = {number: copied_citation(notice, notice.clause(number)) for number in numbers}
    assert told["2.7"].startswith("连工信职称〔2024〕14号 二、（七）：职称外语和计算机要求：按照省人社厅")
    assert told["4.2"].startswith("连工信职称〔2024〕14号 四、（二）：相关原件类（装入原件材料袋）：学历学位")
    assert "报至邮箱：lygsjxw@126.com（邮件" in told["4.3"] and "mailto" not in told["4.3"]
    lines = told["4.1.1.a"].splitlines()
    assert lines[0].endswith("第一分册装订顺序：") and len(lines) == 10 and lines[1] == "（1）目录；"
    assert told["2.1"].splitlines()[1].startswith("1. 具备博士学位")


def test_the_copy_buttons_and_the_command_give_the_same_citation(capsys):
    assert main(["学历认定问题", "--json", "--limit", "1", "--notice", HIGHER]) == 0
    row = json.loads(capsys.readouterr().out)
    clause = NOTICES[0].by_id[row["id"]]
    told = copied_citation(NOTICES[0], clause)
    assert row["citation"] == told and row["text"] == clause.words
    assert f'data-copy="{escape(told)}\n{{link}}"' in clause_handle(NOTICES[0], clause)
