"""Page numbers and running heads are no words of the notice, in whatever shape; numbers of the text stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import numbers, tree

TITLE = "关于开展工程师评审的通知"
PAGES = (
    f"{TITLE}\n\n一、范围\n\n（一）在本市工作的人员；\n\n（二）港澳台人员，以及持有\n\n{{first}}\n\n居住证的外籍人员。\n\n"
    "二、条件\n\n1. 本科学历，从事本专业工作\n\n{second}\n\n满5年。\n\n2. 硕士学位，满3年。\n"
)
SHAPES = [
    *("{n}", "— {n} —", "-{n}-", "－ {n} －", "· {n} ·", "•{n}•", "~ {n} ~", "* {n} *", "| {n} |", "_{n}_", "＝{n}＝"),
    *(
        "第{n}页",
        "第 {n} 页 共 5 页",
        "第{n}页/共5页",
        "Page {n} of 5",
        "page {n}",
        "PAGE {n}/5",
        "P. {n}",
        "p{n}",
        "{n} / 5",
    ),
    *(
        "{n} of 5",
        "页码：{n}",
        "[{n}]",
        "【{n}】",
        "〔{n}〕",
        "({n})",
        "{n} ·",
        "- 第{n}页 -",
        "（第{n}页）",
        "第 {n} 页，共 5 页",
    ),
]
HEADS = [TITLE, "某市人力资源和社会保障局文件", "2024年度职称评审工作手册", "机密★启用前"]


def clauses(text: str, ending: str = ".md") -> list[tuple[str, str]]:
    return [(clause.number, clause.heading + clause.text) for clause in tree(text, ending).clauses]


def plain(first: str, second: str) -> str:
    """The two pages with what stands between them; a page break in plain text has no empty lines to show it."""
    return PAGES.replace("\n\n", "\n").format(first=first, second=second)


WHOLE = [
    ("0", TITLE),
    ("1", "范围"),
    ("1.1", "在本市工作的人员；"),
    ("1.2", "港澳台人员，以及持有居住证的外籍人员。"),
    ("2", "条件"),
    ("2.1", "本科学历，从事本专业工作满5年。"),
    ("2.2", "硕士学位，满3年。"),
]


@settings(max_examples=80)
@given(st.sampled_from(SHAPES), st.integers(1, 98), st.booleans(), st.sampled_from([".md", ".txt"]))
def test_a_page_number_of_any_shape_is_left_out(shape: str, page: int, both: bool, ending: str) -> None:
    second = shape.format(n=page + 1) if both else "— 9 —"
    assert clauses(PAGES.format(first=shape.format(n=page), second=second), ending) == WHOLE


@settings(max_examples=60)
@given(st.sampled_from(HEADS), st.sampled_from(SHAPES[1:16]), st.booleans(), st.sampled_from([".md", ".txt"]))
def test_a_running_head_is_left_out(head: str, shape: str, is_below: bool, ending: str) -> None:
    edges = [(f"{shape.format(n=n)}\n\n{head}" if is_below else f"{head}\n\n{shape.format(n=n)}") for n in (1, 2)]
    assert clauses(PAGES.format(first=edges[0], second=edges[1]), ending) == WHOLE


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("line", ["{head} 第{n}页", "第{n}页 {head}", "{head} - {n} -", "{head}"])
def test_a_head_and_a_number_on_one_line_are_left_out(head: str, line: str) -> None:
    assert clauses(PAGES.format(first=line.format(head=head, n=1), second=line.format(head=head, n=2))) == WHOLE


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_beside_a_form_feed_is_left_out(head: str) -> None:
    assert clauses(plain("1\n\f", f"2\n\f{head}"), ".txt")[3] == WHOLE[3]
    assert clauses(plain(f"1\n\f{head}", f"2\n\f{head}"), ".txt") == WHOLE


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("从事本专业工作，满", "5", "年的人员。"),
        ("发表论文，不少于", "2", "篇。"),
        ("按照规定，在", "3", "个工作日内办结。"),
    ],
)
def test_a_number_that_the_sentence_needs_stays(before: str, number: str, after: str) -> None:
    assert clauses(f"一、条件\n{before}\n{number}\n{after}\n二、其他\n无。\n", ".txt")[0][1].endswith(
        f"{before}{number}{after}"
    )


def test_lines_that_come_again_away_from_the_edge_of_a_page_stay() -> None:
    text = "一、甲\n材料清单\n原件。\n— 1 —\n二、乙\n材料清单\n复印件。\n— 2 —\n三、丙\n无。\n"
    assert numbers(text, ".txt") == ["1", "2", "3"]
    assert [words for _, words in clauses(text, ".txt")] == ["甲材料清单\n原件。", "乙材料清单\n复印件。", "丙无。"]


def test_titles_of_annexes_beside_page_numbers_stay() -> None:
    text = "一、甲。\n附件：1. 办法\n2. 细则\n— 1 —\n附件1\n办法\n一、乙。\n— 2 —\n附件2\n细则\n一、丙。\n— 3 —\n"
    assert numbers(text, ".txt")[-4:] == ["annex1.0", "annex1.1", "annex2.0", "annex2.1"]


def test_row_numbers_of_a_table_that_lost_its_lines_stay() -> None:
    rows = "".join(f"{n}\n机械\n张三\n" for n in range(1, 6))
    words = clauses(f"一、名单\n序号\n专业\n姓名\n{rows}", ".txt")[0][1]
    assert all(str(n) in words for n in range(1, 6))
