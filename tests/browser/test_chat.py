"""The talk in a real browser: ask, read, open the clause, pass the link on."""

from __future__ import annotations

import re
from pathlib import Path

from page_steps import ask
from playwright.sync_api import expect

QUESTION = "本科学历，取得中级职称后满几年可以申报高级工程师？"


def test_an_answer_opens_its_clause_in_context_and_the_link_opens_it_in_a_new_tab(visit):
    page = visit()
    ask(page, QUESTION)
    expect(page.locator(".said.lead")).to_contain_text("满5年")
    page.locator("[class*=st-key-cites] button").first.click()
    here = page.get_by_role("dialog").locator(".clause.here")
    expect(here).to_be_in_viewport()
    expect(here).to_contain_text("取得中级职称后从事专业技术工作满5年")
    expect(page.get_by_role("dialog").locator(".clause")).not_to_have_count(1)
    with page.context.expect_page() as opened:
        page.get_by_role("dialog").get_by_role("link", name="在新页打开").click()
    again = opened.value.locator(".clause.here")
    expect(again).to_be_in_viewport()
    assert "clause=lyg-2024-14%232.1.3" in opened.value.url
    expect(again).to_contain_text("取得中级职称后从事专业技术工作满5年")


def test_the_clause_and_its_address_can_be_copied(visit):
    page = visit("/?clause=lyg-2024-14%232.1.4.5")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制条文").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "累计满20年" in copied and "连工信职称〔2024〕14号 二、（一）4.（5）" in copied
    assert copied.endswith("/notice?clause=lyg-2024-14%232.1.4.5")


def test_a_clause_id_pasted_as_it_is_opens_its_clause_too(visit):
    page = visit("/?clause=lyg-2024-14#2.1.3")
    expect(page.locator(".clause.here")).to_contain_text("取得中级职称后从事专业技术工作满5年")


def test_what_the_notices_do_not_say_is_refused_with_whom_to_ask(visit):
    page = visit()
    ask(page, "评上高工以后每个月工资涨多少钱？")
    expect(page.locator(".said").last).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text(re.compile("没有(写|说|规定|提)"))
    expect(page.locator(".stMain")).to_contain_text(re.compile(r"85811227|85881181"))


def test_markup_in_a_question_is_shown_as_text(visit):
    page = visit()
    page.evaluate("window.struck = 0")
    question = "<script>struck=1</script><img src=x onerror=struck=1> [链接](http://a.b) $\\alpha$ **粗** 截止时间"
    ask(page, question)
    expect(page.locator(".asked p")).to_have_text(question)
    assert page.locator(".asked p *").count() == 0
    assert page.evaluate("window.struck") == 0


def test_on_a_phone_nothing_is_cut_off_and_the_answer_fits(visit):
    page = visit(width=375, height=740)
    ask(page, QUESTION)
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && getComputedStyle(e).display !== 'none').length"
    )
    assert wide == 0
    chip = page.locator("[class*=st-key-cites] button").first
    expect(chip).to_be_in_viewport()
    chip.click()
    expect(page.get_by_role("dialog").locator(".clause.here")).to_be_in_viewport()


def test_the_keyboard_alone_asks_opens_and_closes(visit):
    page = visit()
    page.get_by_placeholder("用平常话问一个问题").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    chip = page.locator("[class*=st-key-cites] button").first
    expect(chip).to_be_visible()
    for _ in range(60):
        if chip.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_two_visitors_never_see_each_others_talk(visit):
    one, other = visit(), visit()
    ask(one, QUESTION)
    ask(other, "申报材料要交哪些？")
    assert one.locator(".asked p").all_inner_texts() == [QUESTION]
    assert other.locator(".asked p").all_inner_texts() == ["申报材料要交哪些？"]


def test_a_talk_is_rated_kept_as_a_file_and_cleared(visit, tmp_path: Path):
    page = visit()
    ask(page, QUESTION)
    ask(page, "评审费要多少钱？")
    past = page.locator(".past-turn")
    past.locator("[class*=st-key-cites] button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("通知原文")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    past.get_by_role("button", name="没有用").click()
    expect(past.get_by_text("哪里不对？")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载对话").click()
    download.value.save_as(tmp_path / "talk.txt")
    assert "取得中级职称后从事专业技术工作满5年" in (tmp_path / "talk.txt").read_text(encoding="utf-8")
    page.get_by_role("button", name="清空").click()
    expect(page.locator(".asked")).to_have_count(0)
    expect(page.get_by_text("可以这样问")).to_be_visible()


def test_a_closed_window_is_seen_to_be_closed_and_streamlits_own_controls_are_not(visit):
    page = visit()
    ask(page, "评审收费的依据是什么？")
    expect(page.locator(".source .tag.shut")).to_have_text("已截止")
    for name in ("stHeader", "stToolbar", "stStatusWidget", "stMainMenu"):
        expect(page.get_by_test_id(name)).to_be_hidden()
