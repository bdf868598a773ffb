"""Clauses as they are quoted and cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.assistant import Assistant
from guidance.citations import LONGEST, cite, quote
from ingest.document import Clause
from ingest.notices.load_notices import load_notices
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source
from ingest.text.normalise import match_key, without_markup


@pytest.mark.parametrize("notice", ["lyg-2024-14", "lyg-etdz-2023-h2"])
def test_every_clause_can_be_cited_word_for_word_and_briefly(assistant: Assistant, notice):
    home = assistant.knowledge.notice(notice)
    source = match_key(home.source.read_text(encoding="utf-8"))
    for clause in home.clauses:
        citation = cite(clause, home)
        assert match_key(citation.text) in source, clause.id
        assert len(citation.text) <= LONGEST + 20, clause.id


def test_a_citation_carries_its_printed_number(assistant: Assistant):
    home = assistant.knowledge.notice("lyg-2024-14")
    assert cite(home.clause("4.1.1.a.3"), home).text == "（3）单位公示证明材料；"
    assert cite(home.clause("annex.6"), home).text.startswith("6. ")


def test_the_sentence_that_answers_comes_first_and_nothing_is_lost(assistant: Assistant):
    clause = assistant.knowledge.notice("lyg-2024-14").clause("2.6.2")
    lead, rest = quote(clause, {"授权": 3.0, "发明": 3.0, "专利": 3.0})
    assert lead == "授权发明专利可替代1篇论文;"
    assert sorted(lead + rest) == sorted(clause.text)


def test_links_are_read_as_their_text():
    assert without_markup("报至[a@b.cn](mailto:a@b.cn)，见 <http://x.cn/>\n首页") == "报至a@b.cn，见 http://x.cn/ 首页"


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_row_of_a_table_is_cited_with_all_its_cells_and_no_heads(tmp_path, ending):
    rows = [("级别", "硕士", "本科"), ("二级教师", "可直接认定", "见习期满1年"), ("一级教师", "满2年", "满4年")]
    if ending == "md":
        table = "\n".join([f"| {' | '.join(row)} |" for row in rows[:1]] + ["|---|---|---|"])
        table += "".join(f"\n| {' | '.join(row)} |" for row in rows[1:])
        source = f"# 关于申报职称的通知\n\n一、年限如下：\n\n{table}\n\n二、其他。\n"
    else:
        table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        source = f"<h1>关于申报职称的通知</h1><p>一、年限如下：</p><table>{table}</table><p>二、其他。</p>"
    path = tmp_path / f"source.{ending}"
    path.write_text(source, encoding="utf-8")
    tree = parse_outline(read_source(path), "t")
    notice = replace(load_notices()[0], id="t", source=path, clauses=tree.clauses, digest=ending)
    row = next(clause for clause in tree.clauses if "二级教师" in clause.words)
    assert cite(row, notice).text.split() == ["二级教师", "可直接认定", "见习期满1年"]
    assert quote(row, {})[0] == "级别：二级教师；硕士：可直接认定；本科：见习期满1年"


@pytest.mark.parametrize("number", ["3.", "（三）", "3、"])
@pytest.mark.parametrize("tag", ["<span>{}</span>", '<b style="font-family:仿宋;font-size:21px">{}</b>', "{}"])
def test_the_number_of_a_clause_on_a_page_is_cited_without_tags(tmp_path, number, tag):
    path = tmp_path / "source.html"
    items = [f"{number.replace('3', str(at)).replace('三', '一二三四五六七八九'[at - 1])}" for at in (1, 2, 3)]
    listed = "".join(
        f"<p>{tag.format(item)}受<i>党纪</i>处分&ldquo;影响期&rdquo;第{item[-2]}类的；</p>" for item in items
    )
    path.write_text(
        f"<h1>关于申报职称的通知</h1><p>一、下列人员不得申报：</p>{listed}<p>二、其他。</p>", encoding="utf-8"
    )
    tree = parse_outline(read_source(path), "t")
    notice = replace(load_notices()[0], id="t", source=path, clauses=tree.clauses, digest=f"{number}{tag}")
    found = [cite(clause, notice).text for clause in tree.clauses if "党纪" in clause.text]
    assert [text.replace(" ", "") for text in found] == [
        f"{item}受党纪处分“影响期”第{item[-2]}类的；" for item in items
    ]


def row_clause(heading: str, text: str) -> Clause:
    return Clause("t#1.row1", ("一", "表第1行"), "一、表第1行", heading, text, "t#1", 0, 1)


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        ("级别\t硕士\t备注\n", "正高\t满5年", "级别：正高；硕士：满5年"),
        ("网上办理\n步骤\t时间\t方式\n", "公示\t5月6日前", "网上办理；步骤：公示；时间：5月6日前"),
        ("级别\t硕士\n", "正高\t满5年\t3人", "正高\t满5年\t3人"),
    ],
)
def test_a_row_is_told_under_its_heads_also_where_it_has_empty_cells(heading, text, told):
    assert quote(row_clause(heading, text), {})[0] == told


def test_a_question_in_a_clause_is_never_told_without_its_answer():
    asked, answered = "问：在民营单位上班，没有人事档案，怎么申报评审？", "答：由所在单位推荐，不用提供档案。"
    words = f"{asked}{answered}" + "其余事项按照本通知正文的规定办理，未尽事宜由主管部门解释。" * 3
    lead, _ = quote(row_clause("", words), {"人事": 2.0, "档案": 2.0, "申报": 1.0})
    assert lead == asked + answered


@pytest.mark.parametrize(
    ("asked", "told"),
    [("缴费", "缴费后不退。"), ("标准", "按标准收取，另有规定的除外。")],
)
def test_what_is_quoted_of_a_clause_that_a_table_parts_stands_in_its_citation(tmp_path, asked, told):
    path = tmp_path / "source.md"
    table = "| 项目 | 元/人 |\n|---|---|\n| 评审费 | 350 |\n| 答辩费 | 100 |"
    path.write_text(
        f"# 通知\n\n一、按标准收取，另有规定的除外。\n\n{table}\n\n缴费后不退。\n\n二、其他。\n", encoding="utf-8"
    )
    tree = parse_outline(read_source(path), "t")
    notice = replace(load_notices()[0], id="t", source=path, clauses=tree.clauses, digest="parted")
    clause = next(clause for clause in tree.clauses if clause.number == "1")
    citation = cite(clause, notice, {asked: 1.0})
    lead, rest = quote(clause, {asked: 1.0}, citation.text)
    assert told in lead and match_key(lead) in match_key(citation.text) and not rest


def test_of_a_question_and_its_answer_that_marks_of_a_page_part_the_answer_is_cited(tmp_path):
    path = tmp_path / "source.html"
    pairs = (
        ("民办幼儿园老师由哪里受理？", "由所在地的教育局受理。"),
        ("单位不给盖章怎么办？", "可以向管委会申请核实。"),
    )
    listed = "".join(f"<dt>问：{asked}</dt><dd>答：{answer}</dd>" for asked, answer in pairs)
    path.write_text(
        f"<h1>职称问答</h1><h2>一、答复</h2><dl>{listed}</dl><h2>二、其他</h2><p>无。</p>", encoding="utf-8"
    )
    tree = parse_outline(read_source(path), "t")
    notice = replace(load_notices()[0], id="t", source=path, clauses=tree.clauses, digest="parted by marks")
    told = [cite(clause, notice, {"幼儿": 1.0, "盖章": 1.0}).text for clause in tree.clauses if "问：" in clause.text]
    assert told == [f"答：{answer}" for _, answer in pairs]
