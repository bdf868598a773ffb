"""A row of a table is a clause of its own under the heads of its columns, in Markdown and on a page alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import numbers, tree

from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source

ROWS = [["地区", "受理单位", "电话"], ["甲县", "人社局", "85811227"], ["乙市", "职称办", "85881181"]]


def markdown(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def page(rows: list[list[str]], head: str = "td") -> str:
    lines = [
        f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>"
        for row, tag in zip(rows, [head, *["td"] * 99], strict=False)
    ]
    return f"<table>{''.join(lines)}</table>"


def rows_of(text: str, ending: str = ".md") -> list[tuple[str, str, str]]:
    return [(c.number, c.heading, c.text) for c in tree(text, ending).clauses if "row" in c.number]


EXPECTED = [
    ("1.row1", "地区\t受理单位\t电话\n", "甲县\t人社局\t85811227"),
    ("1.row2", "地区\t受理单位\t电话\n", "乙市\t职称办\t85881181"),
]


def test_each_row_is_found_with_the_heads_of_its_columns() -> None:
    assert rows_of(f"一、受理\n\n{markdown(ROWS)}\n二、其他\n无。\n") == EXPECTED
    for head in ("td", "th"):
        assert rows_of(f"<p>一、受理。</p>{page(ROWS, head)}<p>二、其他，无。</p>", ".html") == EXPECTED
    assert rows_of(f"一、受理\n\n{page(ROWS)}\n\n二、其他\n") == EXPECTED


def test_a_row_says_where_it_stands_and_what_stands_around_it_stays_its_clause_s() -> None:
    found = tree(f"一、受理\n按下表：\n{markdown(ROWS)}\n节假日除外。\n二、其他\n无。\n").clauses
    assert [(c.label, c.parent) for c in found[1:3]] == [("一、表第1行", "n#1"), ("一、表第2行", "n#1")]
    assert (found[0].heading, found[0].text) == ("受理", "按下表：\n节假日除外。")


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.sampled_from(["满5年", "—", "考核合格", "任助理级满4年", "不受理"]), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_every_row_of_any_table_has_its_own_clause(cells: list[list[str]]) -> None:
    table = [["学历", "中级", "副高", "正高"], *([f"学历{n}", *row] for n, row in enumerate(cells))]
    texts = ["\t".join(row) for row in table[1:]]
    assert [text for _, _, text in rows_of(f"一、年限\n\n{markdown(table)}")] == texts
    assert [text for _, _, text in rows_of(f"<p>一、年限，见下。</p>{page(table)}", ".html")] == texts


def test_a_cell_that_reaches_down_is_told_for_every_row() -> None:
    source = (
        "<p>一、条件，见下。</p><table><tr><th>级别<th>学历<th>年限</tr>"
        "<tr><td rowspan=2>副高<td>博士<td>满2年<tr><td>硕士<td>满5年<tr><td>中级<td>本科<td>满4年</table>"
    )
    assert rows_of(source, ".html") == [
        ("1.row1", "级别\t学历\t年限\n", "副高\t博士\t满2年"),
        ("1.row2", "副高\n级别\t学历\t年限\n", "\t硕士\t满5年"),
        ("1.row3", "级别\t学历\t年限\n", "中级\t本科\t满4年"),
    ]


def test_names_of_columns_may_take_two_rows_and_a_row_may_head_others() -> None:
    source = (
        "<p>一、条件，见下。</p><table><tr><td rowspan=2>级别<td colspan=2>年限</tr><tr><td>博士<td>硕士</tr>"
        "<tr><td colspan=3>高级</tr><tr><td>副高<td>满2年<td>满5年</tr></table>"
    )
    assert rows_of(source, ".html")[-1][1:] == ("高级\n级别\t年限 博士\t年限 硕士\n", "副高\t满2年\t满5年")


def test_a_cell_that_spans_columns_stands_under_the_names_of_all() -> None:
    source = (
        "<p>一、条件，见下。</p><table><tr><td>级别<td>博士<td>硕士<td>本科</tr>"
        "<tr><td>中级<td colspan=2>直接认定<td>满5年</tr><tr><td>副高<td>满2年<td colspan=2>满5年</tr></table>"
    )
    assert [found[1:] for found in rows_of(source, ".html")] == [
        ("级别\t博士、硕士\t\t本科\n", "中级\t直接认定\t\t满5年"),
        ("级别\t博士\t硕士、本科\n", "副高\t满2年\t满5年"),
    ]


def test_names_in_two_rows_are_read_where_the_format_has_no_merged_cells() -> None:
    table = [["级别", "年限", "年限"], ["级别", "博士", "硕士"], ["副高", "满2年", "满5年"]]
    assert rows_of(f"一、条件\n\n{markdown(table)}") == [
        ("1.row1", "级别\t年限 博士\t年限 硕士\n", "副高\t满2年\t满5年")
    ]


def test_a_table_without_heads_and_a_second_table_have_their_rows_too() -> None:
    bare = page([["1", "甲县", "85811227"], ["2", "乙市", "85881181"]])
    found = rows_of(f"<p>一、电话，见下。</p>{bare}<p>另有：</p>{page(ROWS)}", ".html")
    assert [number for number, _, _ in found] == ["1.row1", "1.row2", "1.table2-row1", "1.table2-row2"]
    assert found[0][1:] == ("", "1\t甲县\t85811227")


@pytest.mark.parametrize("text", ["| 单独一行 |", "| 甲 | 乙 |"])
def test_what_is_no_table_stays_words(text: str) -> None:
    assert numbers(f"一、说明\n{text}\n二、其他\n无。\n") == ["1", "2"]


def test_a_row_that_ends_in_empty_cells_ends_with_its_words():
    source = "<p>一、甲</p><table><tr><td>级别<td>年限<td>注</tr><tr><td>乙<td>丙<td rowspan=3>丁</tr><tr><td>己<td>戊"
    clauses = parse_outline(parse_source(source, ".html", "n"), "n").clauses
    assert max(clause.end for clause in clauses) == len(source)
