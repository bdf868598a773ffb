"""A language model in a real browser: whole sentences come in one by one, and never one that no clause holds."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from endpoint import TOKEN, Endpoint, said
from endpoint import serving as endpoint_serving
from playwright.sync_api import Page, expect

TRUE = ("收费合计500元/人。", "收费标准合计500元/人。")
LIES = ("评审费1元。", "符合条件，恭喜！", "评审费已免除。")
SEEN = """() => {
  window.seen = [];
  const note = () => { for (const p of document.querySelectorAll('.said p')) window.seen.push(p.innerText); };
  new MutationObserver(note).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with endpoint_serving() as each:
        yield each


@pytest.fixture(scope="module")
def model_office(serving, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office whose model is the endpoint."""
    own = {"GUIDANCE_LLM": "openai:m", "GUIDANCE_LLM_URL": endpoint.url, "GUIDANCE_LLM_KEY": "key"}
    with serving(tmp_path_factory.mktemp("model"), **own) as running:
        yield running.address


@pytest.fixture
def page(browser, model_office: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(model_office)
    page.wait_for_selector(".st-key-starters", timeout=180_000)
    page.evaluate(SEEN)
    yield page
    context.close()


def ask(page: Page, question: str) -> float:
    """Ask, and return when."""
    page.get_by_placeholder("用平常话问一个问题").fill(question)
    page.keyboard.press("Enter")
    return time.monotonic()


def test_the_first_held_sentence_is_read_while_the_model_still_speaks(endpoint: Endpoint, page: Page, capsys):
    texts = (LIES[0], TRUE[0], LIES[1], TRUE[1], LIES[2])
    endpoint.script = lambda system, user: said(*((text, TOKEN.findall(user)[:1] * 8) for text in texts))
    endpoint.pace = 0.15
    asked = ask(page, "评审费多少钱？")
    expect(page.locator(".meanwhile .said p").first).to_have_text(TRUE[0])
    first = time.monotonic() - asked
    expect(page.get_by_text("这条回答有用吗")).to_be_visible()
    whole = time.monotonic() - asked
    expect(page.locator(".meanwhile")).to_have_count(0)
    expect(page.locator(".said.lead p")).to_have_text(TRUE[0])
    seen = set(page.evaluate("window.seen"))
    assert not any(lie in text for lie in LIES for text in seen) and TRUE[0] in seen
    with capsys.disabled():
        print(f"\nin the browser: first held sentence {first * 1000:.0f} ms after asking, all {whole * 1000:.0f} ms")
    assert first < whole - 0.3


def test_a_slow_model_keeps_nobody_from_the_clauses_words(endpoint: Endpoint, page: Page):
    endpoint.script, endpoint.pace = lambda system, user: said((TRUE[0], TOKEN.findall(user)[:1])), 2.5
    asked = ask(page, "评审费多少钱？")
    expect(page.locator(".meanwhile .said p").first).to_contain_text("苏价费函")
    assert time.monotonic() - asked < 3
    expect(page.get_by_text("这句是改写的，看条款原话")).to_be_visible()
    expect(page.locator(".said.lead p")).to_have_text(TRUE[0])


def test_a_model_that_is_down_leaves_the_verbatim_answer(endpoint: Endpoint, page: Page):
    endpoint.manner = "500"
    ask(page, "评审费多少钱？")
    expect(page.locator(".said.lead p")).to_contain_text("苏价费函")
    expect(page.get_by_text("这条回答有用吗")).to_be_visible()
    endpoint.manner = "plain"
