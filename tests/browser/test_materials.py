"""Materials and deadlines in a real browser: tick, state, take along."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from page_steps import settle
from playwright.sync_api import Page, expect


def keep(page: Page, button: str, path: Path) -> Path:
    """Press a download button and keep what comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    download.value.save_as(path)
    return path


def no_wider_than_the_screen(page: Page) -> bool:
    return page.evaluate(
        "![...document.querySelectorAll('body *')].some(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && getComputedStyle(e).display !== 'none')"
    )


def test_a_ticked_list_is_taken_along_as_word_and_excel(visit, tmp_path: Path):
    page = visit("/materials")
    expect(page.get_by_role("heading", name="评审材料袋：第一分册")).to_be_visible()
    page.locator(".stCheckbox label").filter(has_text="申报材料真实性承诺书").click()
    expect(page.locator("strong", has_text="已备好 1 项")).to_be_visible()
    word = Document(str(keep(page, "下载 Word 文档", tmp_path / "list.docx")))
    cells = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert [row[2] for row in cells if row[0] == "☑"] == ["申报材料真实性承诺书"]
    assert "第一分册 目录" in [paragraph.text for paragraph in word.paragraphs]
    expect(page.locator("p.warned").first).to_contain_text("已于2024年9月10日截止")
    book = load_workbook(keep(page, "下载 Excel 表格", tmp_path / "list.xlsx"))
    assert [row[3] for row in book["清单"].iter_rows(values_only=True) if row[0] == "☑"] == ["申报材料真实性承诺书"]


def test_what_is_stated_changes_the_list_and_leads_to_its_clause(visit, choose):
    page = visit("/materials", width=375, height=740)
    expect(page.locator(".stCheckbox").get_by_text("学位证书复印件")).to_be_visible()
    page.get_by_text("说明您的情况").click()
    choose(page, page.locator(".st-key-field-degree input"), "无学位")
    expect(page.get_by_text("按您的情况不用交的（2）")).to_be_visible()
    expect(page.locator(".st-key-field-degree")).to_be_visible()  # the panel stays open for the next answer
    expect(page.locator(".stCheckbox").get_by_text("学位证书复印件")).to_have_count(0)
    row = page.locator(".st-key-paper-3")
    row.get_by_text("依据和其他要求").click()
    expect(row.locator(".inset")).to_contain_text("单位公示证明材料")
    expect(row).to_contain_text("通知没有写：份数")
    assert no_wider_than_the_screen(page)


def test_the_days_are_a_picture_and_a_calendar(visit, tmp_path: Path):
    page = visit("/deadlines", width=375, height=740)
    expect(page.get_by_text("申报已经截止")).to_be_visible()
    shown = page.locator("img.days")
    expect(shown).to_be_visible()
    settle(page)  # a picture that is drawn anew meanwhile is not decoded
    assert shown.evaluate("e => e.decode().then(() => e.complete && e.clientWidth > 300 && e.clientHeight > 200)")
    assert no_wider_than_the_screen(page)
    calendar = Calendar.from_ical(keep(page, "下载日历文件", tmp_path / "days.ics").read_bytes())
    assert any("已截止" in event["SUMMARY"] for event in calendar.walk("VEVENT"))
