"""Self-check in a real browser."""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document
from page_steps import ask, english_on, send, settle
from playwright.sync_api import Page, expect


def question(page: Page) -> str:
    """The question that is asked now."""
    return page.locator("[class*=st-key-question] h2").inner_text()


def answer(page: Page, name: str) -> None:
    """Press the button of an answer and wait for the next question."""
    before = question(page)
    page.locator("[class*=st-key-answers]").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=before)).to_have_count(0)


def finish(page: Page) -> None:
    """Answer what is still asked as most people do, until it can be said."""
    usual = "企事业单位在职在岗|已签订|不在|连云港市（开发区以外）|本科|每年都合格|本市单位|内地|毕业"
    settle(page)
    while page.locator("[class*=st-key-question] h2").count():
        before, asked = question(page), page.locator("[class*=st-key-question]")
        field, likely = asked.get_by_role("textbox"), asked.get_by_role("button", name=re.compile(f"^({usual})$"))
        expect(field.or_(likely)).to_be_visible()
        if field.count():
            field.fill("2")
            page.keyboard.press("Enter")
        else:
            likely.click()
        expect(page.get_by_role("heading", name=before)).to_have_count(0)
        settle(page)


def test_own_details_in_the_talk_lead_by_one_line_to_the_questions_left_and_to_the_result(visit):
    page = visit(width=375, height=740)
    ask(page, "我是2018年6月评的工程师，本科毕业，做智能制造的，想报2024年高工")
    expect(page.locator(".said", has_text="记下了：")).to_contain_text("2018年6月")
    ask(page, "材料送到哪里？")
    expect(page.locator(".said", has_text="记下了：")).to_have_count(1)
    page.get_by_role("button", name="接着核对，大约还要答").click()
    expect(page.get_by_role("heading", name="资格自查")).to_be_in_viewport()
    expect(page.locator(".progress")).to_contain_text("第 1 题，大约还要答")
    page.get_by_text("为什么问这个").click()
    expect(page.locator("[class*=st-key-question] .inset").first).to_contain_text("连工信职称〔2024〕14号")
    first = question(page)
    answer(page, "企事业单位在职在岗")
    page.get_by_role("button", name="上一题").click()
    expect(page.get_by_role("heading", name=first)).to_be_visible()
    page.get_by_role("button", name="不改了").click()
    expect(page.locator(".progress")).to_contain_text("第 2 题")
    finish(page)
    row = page.locator(".st-key-summary-row-title_date")
    expect(row.locator(".heard")).to_contain_text("2018年6月")
    row.get_by_role("button", name="更改").click()
    page.locator("[class*=st-key-question]").get_by_role("textbox").fill("2018年6月10日")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("2018年6月10日")
    expect(row.locator(".heard")).to_have_count(0)
    row.get_by_role("button", name="更改").click()
    page.locator("[class*=st-key-question]").get_by_role("textbox").fill("2018年6月")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="看结果").click()
    expect(page.locator(".card .headline")).to_contain_text("但这次申报2024年9月10日已截止")
    expect(page.locator(".timeline")).to_contain_text("2023年6月1日至6月30日之间")
    assert "2018" not in page.url and english_on(page) == []
    page.get_by_role("button", name="重新开始").click()
    expect(page.locator(".progress")).to_contain_text("第 1 题，大约还要答 13 题")


def test_starting_again_by_word_leaves_nothing_on_the_page_nor_in_the_download(visit, tmp_path: Path):
    page = visit()
    ask(page, "我是2018年6月评的工程师，本科毕业，想报2024年智能制造高工")
    send(page, "重新开始")
    expect(page.get_by_text("之前说的都已经清空")).to_be_visible()
    expect(page.get_by_text("2018年6月")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载对话").click()
    download.value.save_as(tmp_path / "talk.txt")
    assert "2018" not in (tmp_path / "talk.txt").read_text(encoding="utf-8")


def test_answers_lead_to_a_verdict_that_a_correction_changes(visit):
    page = visit("/check")
    expect(page.locator("[class*=st-key-question] h2")).to_be_visible()
    answer(page, "是")
    page.get_by_role("button", name="看填过的情况").click()
    page.get_by_role("button", name="看目前的结果").click()
    expect(page.locator(".card .headline")).to_contain_text("还不能确定，大约还要答 12 题")
    page.get_by_role("button", name="改填的情况").click()
    page.locator(".st-key-summary-row-speciality").get_by_role("button", name="更改").click()
    expect(page.get_by_role("heading", name="您从事并准备申报的是哪一类专业？")).to_be_visible()
    answer(page, "思想政治工作")
    page.get_by_role("button", name="看结果").click()
    expect(page.locator(".card .headline")).to_contain_text("您不符合这份通知的条件")
    expect(page.locator("details.part[open] .mark.unmet").first).to_be_visible()
    page.get_by_role("button", name="重新开始").click()
    expect(page.locator(".card")).to_have_count(0)


def test_the_form_takes_everything_at_once_and_drops_what_no_longer_matters(visit, choose):
    page = visit("/check")
    page.get_by_text("一次填完").click()
    field = page.locator(".st-key-field-title_date")
    field.get_by_role("textbox").fill("2019年2月30日")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("日历上没有这一天")
    expect(field.get_by_role("textbox")).to_have_value("2019年2月30日")
    field.get_by_role("textbox").fill("2019.6.10")
    page.keyboard.press("Enter")
    expect(field.get_by_role("textbox")).to_have_value("2019年6月10日")
    papers = page.locator(".st-key-field-papers")
    papers.get_by_role("textbox").fill("1.5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("请填 0 到 2000 的整数")
    expect(papers.get_by_role("textbox")).to_have_value("1.5")
    papers.get_by_role("textbox").fill("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_count(0)
    for id in ("graduation", "under_sanction"):
        expect(page.locator(f".st-key-field-{id}")).to_be_visible()
    choose(page, page.locator(".st-key-field-speciality input"), "思想政治工作")
    expect(page.locator(".st-key-summary-row-papers")).to_contain_text("2篇")
    expect(page.locator(".st-key-field-under_sanction")).to_have_count(0)
    assert "title_date" not in page.url and "2019" not in page.url


def test_the_result_is_kept_as_word_and_markdown_and_on_paper(visit, tmp_path: Path):
    page = visit("/check", width=375, height=740)
    expect(page.locator("[class*=st-key-question] h2")).to_be_visible()
    answer(page, "是")
    page.get_by_role("button", name="看填过的情况").click()
    page.get_by_role("button", name="看目前的结果").click()
    for button, name in (("下载 Word 文档", "result.docx"), ("下载文字版", "result.md")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    document = Document(io.BytesIO((tmp_path / "result.docx").read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for text in (word, (tmp_path / "result.md").read_text(encoding="utf-8")):
        assert "数字经济（智能制造）工程" in text and "申报已截止" in text and "为准" in text
    page.evaluate("window.print = () => { window.isPrinted = true; }")
    page.get_by_role("button", name="打印或存成 PDF").click()
    assert page.evaluate("window.isPrinted")
    page.emulate_media(media="print")
    expect(page.locator(".on-paper")).to_contain_text("数字经济（智能制造）工程")
    expect(page.get_by_text("在这台设备上保留对话")).to_be_hidden()
