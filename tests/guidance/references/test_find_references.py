"""Numbers in a message: what is looked up, what is missing, what is no reference at all."""

from __future__ import annotations

import time
import timeit
from types import SimpleNamespace

import pytest

from guidance.references.find_references import ReferenceIndex, find_references
from ingest.document import Clause
from ingest.notices.load_notices import load_notices

NOTICES = load_notices()
NUMBERS = ReferenceIndex(NOTICES)
HIGHER, FIRST = "lyg-2024-14#", "lyg-etdz-2023-h2#"


def meant(message: str, notice: str = HIGHER) -> list[str]:
    """The numbers of the clauses of one notice that a message means."""
    return [c.removeprefix(notice) for c in find_references(message, NUMBERS).clauses if c.startswith(notice)]


@pytest.mark.parametrize(
    "message",
    [
        "二（三）1",
        "二(三)1",
        "二、（三）1.",
        "二 （ 三 ） 1",
        "二㈢1",
        "2.3.1",
        "２．３．１",
        "2-3-1",
        "二.三.1",
        "第2.3.1条",
        "第二条第三款第1项",
        "第２条第３款第１项",
        "第二条三款1项",
        "2条3款1项",
        "第二部分第三点第1条",
        "第二部分第（三）点第1小点",
        "二大点里的(三)1",
        "第二（三）1",
        "lyg-2024-14#2.3.1",
        "请问通知里二（三）1怎么规定的？",
    ],
)
def test_one_place_is_found_in_every_habit_of_writing(message):
    assert meant(message) == ["2.3.1"]


@pytest.mark.parametrize(
    ("message", "numbers"),
    [
        ("第二分册（4）", ["4.1.1.b.4"]),
        ("第二分册第4项", ["4.1.1.b.4"]),
        ("二分册第4项", ["4.1.1.b.4"]),
        ("第二册里的第（3）项", ["4.1.1.b.3"]),
        ("第一分册", ["4.1.1.a"]),
        ("四（一）1第一分册（6）", ["4.1.1.a.6"]),
        ("四、（一）1.第一分册装订顺序：（2）", ["4.1.1.a.2"]),
        ("4.1.1.a.3", ["4.1.1.a.3"]),
        ("4.1.1(3)", ["4.1.1.a.3", "4.1.1.b.3"]),
        ("附件5", ["annex.5"]),
        ("附件五", ["annex.5"]),
        ("附件（5）是什么", ["annex.5"]),
        ("附件1和附件3", ["annex.1", "annex.3"]),
        ("附件1-3", ["annex.1", "annex.2", "annex.3"]),
        ("附件清单", ["annex"]),
        ("附件一、二、三", ["annex.1", "annex.2", "annex.3"]),
        ("第一分册第3到5项", ["4.1.1.a.3", "4.1.1.a.4", "4.1.1.a.5"]),
        ("第一分册第二、三项", ["4.1.1.a.2", "4.1.1.a.3"]),
        ("第一分册2、3项", ["4.1.1.a.2", "4.1.1.a.3"]),
        ("第一册和第二册", ["4.1.1.a", "4.1.1.b"]),
        ("第二、三部分", ["2", "3"]),
        ("二（三）1～2", ["2.3.1", "2.3.2"]),
        ("4.tail", ["4.tail"]),
        ("第四部分最后一段", ["4.tail"]),
        ("第四部分末尾", ["4.tail"]),
        ("四、末段", ["4.tail"]),
        ("第四部分最后一项", ["4.3"]),
        ("第四部分开头", ["4"]),
        ("落款", ["end"]),
        ("通知抬头", ["0"]),
        ("学历认定第2条", ["2.4.2"]),
        ("论文要求第2项", ["2.6.2"]),
        ("注意事项（一）至（四）", ["5.1", "5.2", "5.3", "5.4"]),
        ("破格的第5条", ["2.1.4.5"]),
        ("二（一）2和二（一）3", ["2.1.2", "2.1.3"]),
        ("二（一）2、3", ["2.1.2", "2.1.3"]),
        ("二（一）4（1）（2）（3）", ["2.1.4.1", "2.1.4.2", "2.1.4.3"]),
        ("二（一）1至3", ["2.1.1", "2.1.2", "2.1.3"]),
        ("二（三）和（四）", ["2.3", "2.4"]),
        ("四（一）2不需装订成册的材料", ["4.1.2"]),
        ("五（二）8月1日可以交吗", ["5.2"]),
        ("4.1.2(1) 几份", ["4.1.2.1"]),
    ],
)
def test_volumes_annexes_parts_names_and_lists_lead_to_their_clauses(message, numbers):
    assert meant(message) == numbers


def test_a_path_is_given_for_every_notice_that_has_it():
    assert find_references("四、（二）", NUMBERS).clauses == (f"{HIGHER}4.2", f"{FIRST}4.2")


def test_a_paragraph_after_a_list_is_its_tail():
    assert meant("二（一）末段", FIRST) == ["2.1.tail"]
    assert meant("“学历、资历要求”开头那段", FIRST) == ["2.1"]


def test_a_section_without_words_of_its_own_begins_with_its_first_item():
    assert meant("第三部分第一句", FIRST) == ["3.1"]


@pytest.mark.parametrize(
    ("message", "parent", "skipped"),
    [
        ("二（一）4（4）", "2.1.4", True),
        ("2.1.4.4", "2.1.4", True),
        ("lyg-2024-14#2.1.4.4", "2.1.4", True),
        ("破格条件第（4）项", "2.1.4", True),
        ("五（九）", "5", False),
        ("第一分册第10项", "4.1.1.a", False),
        ("第三分册", "4.1.1", False),
        ("附件9", "annex", False),
        ("绿色通道第二条", "2.2", False),
    ],
)
def test_a_number_that_the_notice_lacks_is_absent_with_its_parent(message, parent, skipped):
    found = find_references(message, NUMBERS)
    absent = next(a for a in found.absent if a.notice == "lyg-2024-14")
    assert (absent.parent, absent.skipped) == (HIGHER + parent, skipped)
    assert not [c for c in found.clauses if c.startswith(HIGHER)]


def test_a_section_beyond_the_last_is_absent_at_the_top_of_both_notices():
    absent = find_references("按通知第六条办", NUMBERS).absent
    assert {(a.text, a.notice, a.parent) for a in absent} == {
        ("6", "lyg-2024-14", None),
        ("6", "lyg-etdz-2023-h2", None),
    }


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("苏人社发〔2016〕356号", "2.7"),
        ("苏人社发[2016]356号 外语", "2.7"),
        ("苏人社发［２０１６］３５６号", "2.7"),
        ("苏人社发【2016】356 号", "2.7"),
        ("苏人社发2016年356号", "2.7"),
        ("苏人社〔2016〕356号", "2.7"),
        ("苏 人 社 发〔2016〕356 号", "2.7"),
        ("356号文", "2.7"),
        ("苏价费函〔2002〕62号", "5.4"),
        ("苏价费函62号", "5.4"),
        ("人社部发(2019)16号", "2"),
        ("苏人社发132号", "2.3"),
    ],
)
def test_a_cited_document_leads_to_the_clause_that_cites_it(message, number):
    found = find_references(message, NUMBERS)
    assert found.clauses == (HIGHER + number,)
    assert [r.kind for r in found.found] == ["document"]


@pytest.mark.parametrize("name", ["连工信职称〔2024〕14号", "连工信职称【2024】14 号", "连工信职称14号文", "14号文"])
def test_a_notices_own_number_narrows_the_other_references_to_it(name):
    found = find_references(f"{name} 四、（二）", NUMBERS)
    assert (found.notices, found.clauses) == (("lyg-2024-14",), (f"{HIGHER}4.2",))


def test_a_document_that_no_notice_cites_is_reported_without_clauses():
    found = find_references("国发〔2020〕5号", NUMBERS)
    assert [(r.text, r.clauses, r.notices) for r in found.documents] == [("国发〔2020〕5号", (), ())]


def test_clauses_that_name_an_annex_come_beside_it():
    assert find_references("附件4", NUMBERS).found[0].mentions == (f"{HIGHER}4.1.1.a.7",)


@pytest.mark.parametrize(
    "message",
    """2024.3.31截止吗
9.10前交
5万字够吗
A4纸
我是二本毕业，第一作者，获得一等奖
二等奖排名第1
工作三年了，第一学历是大专
0518-85881181
联系电话85811227
14号能交吗
7月14号之前
一、我本科 二、我工作三年
一共三部分
第一次申报，第二学士学位
我4.1入职
绩点4.1
1.2万字
4.1.2024
192.168.1.1
每周一（三）上课
高中三（二）班
附件一并提交吗
附件3份
附件一式两份
民法典第二条
《江苏省条例》第三条
发票抬头
第一条路走不通
第三条生产线
24.3.31
省（部）级
朝阳东路69号
第一点，我想问
我有第二项专利
最后一年""".splitlines(),
)
def test_dates_amounts_ranks_and_other_laws_are_no_references(message):
    assert not find_references(message, NUMBERS)


def test_a_lone_item_counts_from_the_clause_spoken_of_last():
    assert not find_references("第2项呢", NUMBERS)
    assert find_references("第2项呢", NUMBERS, base=f"{HIGHER}2.3").clauses == (f"{HIGHER}2.3.2",)
    assert find_references("第2项呢", NUMBERS, base=f"{HIGHER}2.3.1").clauses == (f"{HIGHER}2.3.2",)


def test_articles_are_found_whatever_chapter_they_stand_in():
    clauses = (
        Clause("law#1", ("第一章",), "第一章", "总则", "", None, 0, 0),
        Clause("law#1.1", ("第一章", "第一条"), "第一条", "", "为了……", "law#1", 0, 0),
        Clause("law#2", ("第二章",), "第二章", "申报", "", None, 0, 0),
        Clause("law#2.7", ("第二章", "第七条"), "第七条", "", "下列人员：", "law#2", 0, 0),
        Clause("law#2.7.2", ("第二章", "第七条", "（二）"), "第七条（二）", "", "其他人员。", "law#2.7", 0, 0),
    )
    law = SimpleNamespace(id="law", number=None, title="办法", clauses=clauses, is_standards=False)
    assert find_references("第七条第（二）项", ReferenceIndex([law])).clauses == ("law#2.7.2",)
    assert find_references("第七条第一款第（二）项", ReferenceIndex([law])).clauses == ("law#2.7.2",)
    assert find_references("第二章", ReferenceIndex([law])).clauses == ("law#2",)


def test_spans_and_rest_tell_a_bare_reference_from_a_mention():
    bare = find_references("请问二（三）1是什么？", NUMBERS)
    told = find_references("二（三）1 高级技师要几年", NUMBERS)
    assert (bare.only, bare.rest) == (True, "")
    assert (told.only, told.rest) == (False, "高级技师要几年")
    assert find_references("开发区 二（三）1", NUMBERS).rest == "开发区"
    assert find_references("发表的论文，中级职称，二（三）1", NUMBERS).rest == "发表的论文，中级职称".replace("，", ",")
    assert [("请问二（三）1是什么？")[a:b] for a, b in bare.spans] == ["二（三）1"]


@pytest.mark.parametrize("message", ["", " ", "（", "第", "二（", "附件", "\ud800二（三）1", "\0" * 50])
def test_scraps_and_control_characters_are_harmless(message):
    find_references(message, NUMBERS)


@pytest.mark.parametrize(
    "message", ["二（三）1" * 2_500, "第（" * 50_000, "一" * 100_000, "1." * 50_000, "附件" * 50_000]
)
def test_long_and_repeated_messages_are_read_in_no_time(message):
    find_references("二", NUMBERS)
    taken = timeit.repeat(lambda: find_references(message, NUMBERS), timer=time.process_time, number=1, repeat=3)
    assert min(taken) < 0.25
