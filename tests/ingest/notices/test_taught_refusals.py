"""That a notice does not settle a question is taught once, for that notice, and gives way to an answer."""

from __future__ import annotations

import pytest

from ingest.__main__ import main
from ingest.notices.load_notices import load_notice, load_notices
from ingest.notices.notice import Notice
from ingest.notices.taught_refusals import load_taught_refusals, teach_refusal
from ingest.notices.teach import teach
from ingest.staff_files.faults import FaultsError

QUESTION = "没评上钱退不退"


@pytest.fixture
def notice(further_notice) -> Notice:
    return load_notice(further_notice.name)


def test_a_taught_refusal_is_kept_for_its_notice_alone_and_the_file_stays_as_it_was(own_settings, notice):
    path = own_settings.knowledge / "refusals" / f"{notice.id}.yaml"
    path.parent.mkdir()
    before = "# 问过的\n-   id: n0001\n    text: 发票抬头写谁\n    why: 没写发票\n    from: 电话\n# 完\n"
    path.write_text(before, encoding="utf-8")
    taught = teach_refusal(notice.id, f" {QUESTION}\n", "没写退费", "群众提问")
    assert path.read_text(encoding="utf-8").startswith(before)
    assert (taught.id, taught.text, taught.why) == (f"{notice.id}/n0002", QUESTION, "没写退费")
    assert (taught.category, taught.notices) == ("unstated", (notice.id,))
    found = load_taught_refusals(load_notices())
    assert found.refusals[-1] == taught and len(found.refusals) == 2 and not found.voided


def test_the_first_one_makes_its_file_and_without_a_reason_the_question_is_it(own_settings, notice):
    assert teach_refusal(notice.id, QUESTION, " ", "电话").why == f"没有写：{QUESTION}"
    assert [path.name for path in (own_settings.knowledge / "refusals").iterdir()] == [f"{notice.id}.yaml"]


def test_a_clause_taught_later_voids_it(notice, capsys):
    taught = teach_refusal(notice.id, QUESTION, "没写退费", "群众提问")
    teach(notice.id, f"{QUESTION}？", ["3.3.1"], "电话")
    found = load_taught_refusals(load_notices())
    assert found.refusals == () and found.voided == {taught.id: (notice.id,)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "问题不能为空"),
        ("凯里考老师几号能在网上报名", "已经由条款 3.1 回答（编号 k1）"),
        ("谢谢你，拜拜啦", "这里已经写着「谢谢你，拜拜啦」没有答案"),
    ],
)
def test_what_is_answered_or_refused_already_is_told_and_nothing_is_written(own_settings, notice, text, message):
    with pytest.raises(FaultsError) as caught:
        teach_refusal(notice.id, text, "", "电话")
    assert message in str(caught.value) and not (own_settings.knowledge / "refusals").exists()


def test_the_same_question_twice_and_a_file_that_is_no_list_are_told(own_settings, notice):
    teach_refusal(notice.id, QUESTION, "没写退费", "电话")
    with pytest.raises(FaultsError, match="没有答案（编号"):
        teach_refusal(notice.id, f"{QUESTION}？", "", "电话")
    path = own_settings.knowledge / "refusals" / f"{notice.id}.yaml"
    path.write_text("- {id: n0001, text: 甲}\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="缺少「why」"):
        load_taught_refusals(load_notices())
    with pytest.raises(FaultsError, match="缺少「why」"):
        teach_refusal(notice.id, QUESTION, "", "电话")
    assert path.read_text(encoding="utf-8") == "- {id: n0001, text: 甲}\n"


def test_the_command_teaches_it_with_none_in_the_place_of_clauses(own_settings, notice, capsys):
    assert main(["teach", notice.id, "无", QUESTION, "--why", "没写退费"]) == 0
    assert "通知没有写" in capsys.readouterr().out
    assert "没写退费" in (own_settings.knowledge / "refusals" / f"{notice.id}.yaml").read_text(encoding="utf-8")
