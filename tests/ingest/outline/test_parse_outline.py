"""The clause tree: what counts as a clause number, and who owns the words between."""

from __future__ import annotations

from trees import numbers, tree


def clause(text: str, number: str, ending: str = ".md"):
    return next(c for c in tree(text, ending).clauses if c.number == number)


def test_every_style_of_number_opens_a_level() -> None:
    text = """第一编 总则
第一章 一般规定
第一节 范围
第一条 为了……，制定本办法：
一、对象：
（一）单位：
1. 企业：
（1）国有：
①大型；
②中型；
（2）民营；
2．事业；
（二）个人。
第二条 自发布之日起施行。
"""
    assert numbers(text, ".txt") == [
        "1",
        "1.1",
        "1.1.1",
        "1.1.1.1",
        "1.1.1.1.1",
        "1.1.1.1.1.1",
        "1.1.1.1.1.1.1",
        "1.1.1.1.1.1.1.1",
        "1.1.1.1.1.1.1.1.1",
        "1.1.1.1.1.1.1.1.2",
        "1.1.1.1.1.1.1.2",
        "1.1.1.1.1.1.2",
        "1.1.1.1.1.2",
        "1.1.1.2",
    ]


def test_full_width_half_width_and_single_characters_are_the_same_numbers() -> None:
    text = "一、甲\n(一) 乙\n１．丙。\n２、丁。\n⑴ 戊；\n⑵ 己。\n㈡ 庚\n"
    assert numbers(text) == ["1", "1.1", "1.1.1", "1.1.2", "1.1.2.1", "1.1.2.2", "1.2"]


def test_letters_count_only_in_a_row() -> None:
    assert numbers("一、等级\nA. 优秀；\nB. 合格。\n二、材料\na) 证书；\nb) 照片。\n") == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
        "2.2",
    ]
    assert numbers("一、等级\nA. 股份有限公司须另行说明。\n二、其他\n") == ["1", "2"]


def test_decimal_numbers_stand_under_their_whole() -> None:
    text = "5. 总则\n5.1 范围。\n5.1.1 单位。\n5.1.2 个人。\n5.2 期限为1.5年。\n6. 附则\n"
    found = tree(text)
    assert [c.number for c in found.clauses] == ["5", "5.1", "5.1.1", "5.1.2", "5.2", "6"]
    assert found.clauses[3].path == ("5", "5.1", "5.1.2")
    assert found.clauses[3].label == "5.1.2"


def test_headings_may_stand_at_any_markdown_level() -> None:
    text = "#### 一、甲\n# （一）乙\n正文。\n##### （二）丙\n正文。\n### **二、丁**\n正文。\n"
    assert numbers(text) == ["1", "1.1", "1.2", "2"]


def test_several_clauses_may_stand_on_one_line() -> None:
    text = "一、收入范围：1. 汇入的资金；2. 利息收入；3. 其他收入。\n二、支出范围。\n"
    assert numbers(text, ".txt") == ["1", "1.1", "1.2", "1.3", "2"]
    assert clause(text, "1.2", ".txt").text == "利息收入；"


def test_a_heading_may_cling_to_its_first_clause_and_numbers_run_on() -> None:
    text = (
        "一、总则（一）为落实规定，制定本方案。\n（二）按季开展。\n二、附则（三）负责解释。\n（四）自发布之日起施行。\n"
    )
    assert numbers(text, ".txt") == ["1", "1.1", "1.2", "2", "2.3", "2.4"]
    assert clause(text, "1", ".txt").heading == "总则"
    assert clause(text, "2.3", ".txt").path == ("二", "（三）")


def test_articles_run_on_over_chapters_and_are_cited_alone() -> None:
    text = "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙：\n（一）丙。\n"
    assert numbers(text) == ["1", "1.1", "2", "2.2", "2.2.1"]
    assert clause(text, "2.2.1").label == "第二条（一）"


def test_an_article_inserted_later_keeps_its_own_number() -> None:
    text = "第一条 甲。\n第一条之一 乙。\n第二条 丙。\n"
    assert numbers(text) == ["1", "1-1", "2"]


def test_a_number_that_is_spoken_of_is_no_clause() -> None:
    text = """第一条 按照第三十一条的规定办理。
第二条 前条第（二）项、第（三）项所列材料，
第三条的规定另行公布，由（一）至（三）类人员提交。
第三条 施行。
"""
    assert numbers(text, ".txt") == ["1", "2", "3"]
    assert "第三条的规定" in clause(text, "2", ".txt").text


def test_a_wrapped_line_that_begins_like_a_number_goes_on_with_its_sentence() -> None:
    text = "三、条件\n1. 通过大学英语；\n2. 通过全国大学英语\n四、六级考试；\n3. 其他。\n四、附则\n正文。\n"
    found = tree(text, ".txt")
    assert [c.number for c in found.clauses] == ["3", "3.1", "3.2", "3.3", "4"]
    assert found.clauses[2].text == "通过全国大学英语四、六级考试；"


def test_dates_amounts_and_telephones_are_no_clauses() -> None:
    text = """一、时间
1. 工作经历自2012年
4. 2016年6月起算；
2. 费用1.5万元，电话0518-85881181，9:00—12:00；
3. 截止2024. 3. 31。
二、附则
1.5倍以下不计。
"""
    assert numbers(text, ".txt") == ["1", "1.1", "1.2", "1.3", "2"]


def test_a_missing_number_is_told_and_never_filled_in() -> None:
    found = tree("一、甲\n（1）乙。\n（2）丙。\n（4）丁。\n")
    assert [c.number for c in found.clauses] == ["1", "1.1", "1.2", "1.4"]
    (warning,) = found.warnings
    assert (warning.kind, warning.clause) == ("missing_number", "n#1.4")
    assert "缺编号 3" in warning.message


def test_a_repeated_number_is_told_and_both_can_be_cited() -> None:
    found = tree("一、甲。\n二、乙。\n二、丙。\n三、丁。\n")
    assert [c.number for c in found.clauses] == ["1", "2", "2b", "3"]
    assert [d.kind for d in found.warnings] == ["repeated_number"]


def test_a_text_without_numbers_is_one_clause_with_a_warning() -> None:
    found = tree("各单位：\n请周知。\n")
    assert [c.number for c in found.clauses] == ["0"]
    assert [d.kind for d in found.warnings] == ["no_numbers"]


def test_levels_may_be_skipped() -> None:
    assert numbers("一、甲\n1. 乙。\n2. 丙。\n二、丁\n（一）戊\n1. 己。\n") == ["1", "1.1", "1.2", "2", "2.1", "2.1.1"]


def test_an_unusual_order_of_levels_is_kept() -> None:
    text = "1. 甲\n（一）乙。\n（二）丙。\n2. 丁\n（一）戊。\n3. 己。\n"
    assert numbers(text) == ["1", "1.1", "1.2", "2", "2.1", "3"]


def test_a_paragraph_split_over_a_page_is_rejoined_without_a_seam() -> None:
    text = "一、条件\n1. 取得职称后，且在任现职\n\n— 8 —\n\n期间，符合条件（未取得学历、学\n\n位）的人员；\n2. 其他。\n"
    assert clause(text, "1.1").text == "取得职称后，且在任现职期间，符合条件（未取得学历、学位）的人员；"


def test_a_page_number_that_clings_to_a_line_is_taken_out() -> None:
    text = "一、投诉人为法人的，应当登记有效— 3 —\n的文件，并留存。\n二、其他。\n"
    assert clause(text, "1", ".txt").text == "投诉人为法人的，应当登记有效的文件，并留存。"


def test_heading_own_text_and_tail_are_told_apart() -> None:
    text = "一、政策\n（一）学历\n按以下执行：\n1. 甲。\n2. 乙。\n不符合的，另行办理。\n（二）其他\n丙。\n"
    first = clause(text, "1.1")
    assert (first.heading, first.text) == ("学历", "按以下执行：")
    tail = clause(text, "1.1.tail")
    assert (tail.text, tail.label, tail.parent) == ("不符合的，另行办理。", "一、（一）末段", "n#1.1")


def test_what_begins_with_the_above_speaks_for_the_whole_section() -> None:
    text = "一、材料\n（一）原件\n证书。\n（二）电子版\n发至邮箱。\n以上材料须盖章。\n二、时间\n7月。\n"
    assert clause(text, "1.tail").text == "以上材料须盖章。"


def test_a_further_paragraph_belongs_to_its_clause_while_the_list_goes_on() -> None:
    text = "一、甲。\n甲的第二段。\n二、乙。\n"
    assert clause(text, "1").text == "甲。\n甲的第二段。"


def test_run_in_headings_take_letters() -> None:
    text = (
        "1. 材料：\n按目录提供。\n第一分册顺序：\n（1）目录；\n（2）承诺书。\n第二分册顺序：\n（1）目录。\n2. 其他。\n"
    )
    found = tree(text)
    assert [c.number for c in found.clauses] == ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.1", "2"]
    assert found.clauses[3].path == ("1", "a", "（2）")
    assert found.clauses[1].heading == "第一分册顺序："


def test_a_list_that_starts_anew_without_a_heading_keeps_its_numbers() -> None:
    text = "一、条件：\n（一）甲；\n（二）乙。\n申请材料包括：\n（一）丙；\n（二）丁；\n（三）戊。\n二、附则\n正文。\n"
    found = tree(text)
    assert [c.number for c in found.clauses] == ["1", "1.1", "1.2", "1.tail", "1.1b", "1.2b", "1.3b", "2"]
    assert found.clauses[6].path == ("一", "（三）")


def test_annexes_and_closing_stand_apart() -> None:
    text = "一、甲。\n\n- 附件：1. 申请表  \n2. 承诺书\n\n某市工业和信息化局\n\n2024年7月16日\n"
    found = tree(text)
    assert [c.number for c in found.clauses] == ["1", "annex", "annex.1", "annex.2", "end"]
    assert [c.text for c in found.clauses[2:]] == ["申请表", "承诺书", "某市工业和信息化局\n2024年7月16日"]


def test_an_annex_bound_with_the_notice_has_a_numbering_of_its_own() -> None:
    text = "一、甲。\n二、乙。\n附件：1. 办法\n2024年7月16日\n附件1\n管理办法\n一、丙。\n（一）丁。\n"
    found = tree(text, ".txt")
    assert [c.number for c in found.clauses][-3:] == ["annex1.0", "annex1.1", "annex1.1.1"]
    assert found.clauses[-1].path == ("附件1", "一", "（一）")


def test_a_table_of_contents_is_left_out() -> None:
    text = "目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    assert numbers(text, ".txt") == ["1", "1.1", "2", "2.2"]


def test_offsets_lead_back_into_the_source() -> None:
    text = "## 一、**甲**\n\n> （一）乙\\*丙；\n"
    found = clause(text, "1.1")
    assert found.text == "乙*丙；"
    assert text[found.start : found.end] == "（一）乙\\*丙；"


def test_decimals_that_cling_to_a_line_count_in_their_order_and_versions_do_not() -> None:
    text = """第一章 总则
1.1 系统
1.1.1 硬件1.1.1.1 文件服务器IBM RS/6000 小型机1．1．1．2 前置机V5.2.1 版1.1.2 软件
1.2 范围
"""
    assert [c.label for c in tree(text, ".txt").clauses] == [
        "第一章",
        *("1.1", "1.1.1", "1.1.1.1", "1．1．1．2", "1.1.2", "1.2"),
    ]


def test_a_list_of_annexes_without_a_colon_is_none_of_the_last_article_and_each_annex_numbers_anew() -> None:
    text = (
        "第一条 本细则自发布之日起实行。\n附 1    承诺函\n附 2    人员名单\n"
        "附 1 承诺函\n（一）本期承诺函\n（二）年度承诺函\n附 2 人员名单\n1．每年报备。\n2．逾期失效。\n"
    )
    annexes = ["annex", "annex.1", "annex.2", "annex1.1", "annex1.2", "annex2.1", "annex2.2"]
    assert numbers(text, ".txt") == ["1", *annexes]
    assert clause(text, "1", ".txt").text == "本细则自发布之日起实行。"


def test_a_table_that_lays_out_a_list_is_that_list_and_never_the_whole_page() -> None:
    rows = "".join(f"<tr><td>{n}、</td><td>《办法》，《规定》，《细则》</td></tr>" for n in "一二三四五六七八")
    page = (
        "<div><p>一、废止下列规章（见附件1）。</p><p>二、其余继续有效。</p><p>附件1</p><p>目录</p>"
        f"<table><tbody>{rows}</tbody></table></div>"
    )
    found = numbers(page, ".html")
    assert found == ["1", "2", "annex1.0", *(f"annex1.{n}" for n in range(1, 9))]
