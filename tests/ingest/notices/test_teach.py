"""A question is taught once, and the file stays as its editors wrote it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.notices.load_notices import load_notice
from ingest.notices.teach import teach, teach_all
from ingest.staff_files.faults import FaultsError


@pytest.fixture
def notice(further_notice):
    return load_notice(further_notice.name)


def test_teaching_adds_to_the_end_and_changes_nothing_else(notice):
    path = notice.folder / "questions.yaml"
    before = (
        '# 问法\n-   id: a   # 第一条\n    text: "几号报名：网上"\n    clauses:\n        - 3.1\n    from: 测\n\n# 完\n'
    )
    path.write_text(before, encoding="utf-8")
    taught = teach(notice.id, "考务费: 多少 # 钱?\n急", ["3.3.1", "kaili-2024-teachers#3.3.tail"], "电话")
    assert path.read_text(encoding="utf-8").startswith(before)
    assert taught.text == "考务费: 多少 # 钱? 急"
    assert taught.clauses == ("kaili-2024-teachers#3.3.1", "kaili-2024-teachers#3.3.tail")
    assert load_notice(notice.id).questions[-1] == taught
    assert sorted(each.name for each in notice.folder.iterdir()) == ["notice.yaml", "questions.yaml", "source.html"]


@pytest.mark.parametrize("before", [None, "", "# 还没有\n", "[]\n", "- {id: a, text: 甲, clauses: ['1'], from: 测}"])
def test_the_first_question_can_be_taught(notice, before):
    path = notice.folder / "questions.yaml"
    path.unlink()
    if before is not None:
        path.write_text(before, encoding="utf-8")
    taught = teach(notice.id, "几号报名", ["3.1"], "电话")
    assert load_notice(notice.id).questions[-1] == taught


@pytest.mark.parametrize(
    ("text", "clauses", "told_words"),
    [
        ("凯里 考老师几号能在网上报名！", ["3.2"], "已经有了（编号 k1，条款 3.1）"),
        ("别的问题", ["3.9"], "通知里没有编号为 3.9 的条款"),
        ("别的问题", [], "请写明由哪一条回答"),
        ("  ", ["3.1"], "问题不能为空"),
        ("谢谢你，拜拜啦", ["3.1"], "没有答案，请先删去这一项"),
    ],
)
def test_teaching_refuses_what_the_file_could_not_hold(notice, text, clauses, told_words):
    path = notice.folder / "questions.yaml"
    before = path.read_bytes()
    with pytest.raises(FaultsError, match=told_words):
        teach(notice.id, text, clauses, "电话")
    assert path.read_bytes() == before


def test_a_file_that_teaching_cannot_add_to_is_left_alone(notice):
    path = notice.folder / "questions.yaml"
    path.write_text("[{id: a, text: 甲, clauses: ['1'], from: 测}]\n", encoding="utf-8")
    with pytest.raises(FaultsError, match="请手工添加"):
        teach(notice.id, "几号报名", ["3.1"], "电话")
    assert path.read_text(encoding="utf-8") == "[{id: a, text: 甲, clauses: ['1'], from: 测}]\n"


def test_many_are_taught_in_one_go_and_those_that_cannot_be_are_told(notice):
    before = len(notice.questions)
    wanted = [
        ("几号能报名呀", ["3.1"]),
        ("别的问题", ["3.9"]),
        ("几号能报名呀？", ["3.1"]),
        ("谢谢你，拜拜啦", ["3.1"]),
    ]
    refused = teach_all(notice.id, [*wanted, ("在哪报名", [f"{notice.id}#3.1"])], "电话")
    told_words = ("没有编号为 3.9", "已经有了", "没有答案")
    assert all(words in fault.message for words, fault in zip(told_words, refused, strict=True))
    assert [question.text for question in load_notice(notice.id).questions[before:]] == ["几号能报名呀", "在哪报名"]


def test_editors_who_save_at_once_do_not_undo_each_other(notice):
    wordings = [f"第{n}个人问怎么报名" for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda text: teach(notice.id, text, ["3.1"], "电话"), wordings))
    assert {q.text for q in load_notice(notice.id).questions} >= set(wordings)
