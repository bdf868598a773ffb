"""The page 常见问题, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def show() -> None:
    from guidance.ui import faq

    faq.draw()


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(show, default_timeout=120).run()


def html(app: AppTest) -> str:
    return "\n".join(each.value for each in app.get("html"))


def test_every_topic_stands_in_the_order_of_the_journey(page: AppTest):
    assert not page.exception
    told = html(page)
    places = [told.index(f"<h2>{topic}</h2>") for topic in ("能不能报", "要什么条件", "交什么", "多少钱", "之后")]
    assert places == sorted(places)


def test_one_topic_shows_its_own_questions_only(page: AppTest):
    page.selectbox(key="faq-topic").set_value("多少钱").run()
    assert "收费多少" in html(page) and "要答辩吗" not in html(page)


def test_a_search_opens_the_best_answer_with_a_link_to_its_clause(page: AppTest):
    page.text_input(key="faq-query").set_value("评审费多少").run()
    first = html(page).split("<details")[1]
    assert first.startswith(' class="faq" open>') and "500 元/人" in first
    assert 'href="notice?clause=lyg-2024-14%235.4"' in first


@pytest.mark.parametrize("noise", ["<script>alert(1)</script>", "(.*)+$", "'; DROP TABLE faq; --", "龘" * 10_000])
def test_noise_in_the_search_is_only_text(page: AppTest, noise: str):
    page.text_input(key="faq-query").set_value(noise).run()
    assert not page.exception and "<script>" not in html(page)
