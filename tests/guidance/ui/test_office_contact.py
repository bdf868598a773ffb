"""Whom to ask: under every page, and beside a reply that was of no use."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.guidance.ui.page_runs import LONGEST, html, run_app


def test_both_offices_are_named_with_numbers_that_dial_until_a_notice_is_chosen():
    page = run_app()
    contacts = _contacts(page)
    assert 'href="tel:85811227"' in contacts and 'href="tel:051885881181"' in contacts
    assert "海州区朝阳东路69号" in contacts and 'href="mailto:lygsjxw@126.com"' in contacts
    chosen = _contacts(run_app(notice="lyg-2024-14"))
    assert "85811227" in chosen and "85881181" not in chosen


def test_a_page_that_shows_one_notice_names_its_office_alone():
    page = AppTest.from_string(
        "from guidance.ui import deadlines_page, office_contact\ndeadlines_page.draw()\noffice_contact.draw_contacts()",
        default_timeout=LONGEST,
    ).run()
    assert "85811227" in _contacts(page) and "85881181" not in _contacts(page)


def test_a_refusal_names_the_office_with_a_number_that_dials():
    page = run_app()
    page.chat_input(key="ask").set_value("工资能涨多少").run()
    sentences = html(page).split('class="said')[1:]
    assert any('href="tel:85811227"' in sentence for sentence in sentences)


def test_a_reply_of_no_use_leads_to_plainer_words_the_clauses_and_the_office():
    page = run_app()
    page.chat_input(key="ask").set_value("申报高级工程师要交多少钱？").run()
    page.button(key="thumb_down-0").click().run()
    shown = html(page)
    assert "已记下" not in shown  # no records are on
    step = shown.split('class="inset useless"')[1]
    assert "“申报高级工程师要交多少钱？”" in step and 'data-copy="申报高级工程师要交多少钱？"' in step
    assert 'href="lookup?q=%E7%94%B3%E6%8A%A5' in step
    assert 'href="tel:85811227"' in step and "85881181" not in step.split("</section>")[0]
    page.button(key="plainer-0").click().run()
    last = page.session_state.talk.turns[-1]
    assert last.message == "能说简单些吗" and last.reply.sentences[0].text.startswith("关键的一句是")


def test_a_reply_that_helped_is_thanked_for():
    page = run_app()
    page.chat_input(key="ask").set_value("申报高级工程师要交多少钱？").run()
    page.button(key="thumb_up-0").click().run()
    assert "谢谢，有用就好。" in html(page) and "哪里不对" not in html(page)


def _contacts(page: AppTest) -> str:
    return html(page).split('class="contacts"')[1]
