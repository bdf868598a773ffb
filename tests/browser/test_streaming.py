"""A language model in a real browser: whole sentences come in one by one, and never one that no clause holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from endpoint import TOKEN, Endpoint, said
from endpoint import serving as endpoint_serving
from page_steps import send
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
    with endpoint_serving() as running:
        yield running
        running.go_on.set()


@pytest.fixture(scope="module")
def model_office(serving, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office whose model is the endpoint."""
    own = {"GUIDANCE_LLM": "openai:m", "GUIDANCE_LLM_URL": endpoint.url, "GUIDANCE_LLM_KEY": "key"}
    own["GUIDANCE_LLM_SECONDS"] = "60"  # so that no slow machine makes the model one that does not answer
    with serving(tmp_path_factory.mktemp("model"), **own) as running:
        yield running.address


@pytest.fixture
def page(new_context, endpoint: Endpoint, model_office: str) -> Iterator[Page]:
    endpoint.manner, endpoint.stops_before = "plain", ""
    endpoint.go_on.clear()
    with new_context() as context:
        page = context.new_page()
        page.goto(model_office)
        page.wait_for_selector(".st-key-starters")
        page.evaluate(SEEN)
        yield page


def test_the_first_held_sentence_is_read_while_the_model_still_speaks(endpoint: Endpoint, page: Page):
    texts = (LIES[0], TRUE[0], LIES[1], TRUE[1], LIES[2])
    endpoint.script = lambda system, user: said(*((text, TOKEN.findall(user)[:1] * 8) for text in texts))
    endpoint.stops_before = LIES[1]
    send(page, "评审收费的依据是什么？")
    expect(page.locator(".meanwhile .said p").first).to_have_text(TRUE[0])
    expect(page.get_by_text("这条回答有用吗")).to_have_count(0)
    endpoint.go_on.set()
    expect(page.get_by_text("这条回答有用吗")).to_be_visible()
    expect(page.locator(".meanwhile")).to_have_count(0)
    expect(page.locator(".said.lead p")).to_have_text(TRUE[0])
    seen = set(page.evaluate("window.seen"))
    assert not any(lie in text for lie in LIES for text in seen) and TRUE[0] in seen


def test_a_slow_model_keeps_nobody_from_the_clauses_words(endpoint: Endpoint, page: Page):
    endpoint.script = lambda system, user: said((TRUE[0], TOKEN.findall(user)[:1]))
    endpoint.stops_before = "{"  # it says nothing at all until the words of the clauses have been read
    send(page, "评审收费的依据是什么？")
    expect(page.locator(".meanwhile .said p").first).to_contain_text("苏价费函")
    endpoint.go_on.set()
    expect(page.get_by_text("这句是改写的，看条款原话")).to_be_visible()
    expect(page.locator(".said.lead p")).to_have_text(TRUE[0])


def test_nothing_done_meanwhile_drops_the_question_in_progress(endpoint: Endpoint, page: Page):
    endpoint.script = lambda system, user: said((TRUE[0], TOKEN.findall(user)[:1]))
    endpoint.stops_before = "{"
    send(page, "评审收费的依据是什么？")
    expect(page.locator(".meanwhile .said p").first).to_be_visible()
    send(page, "公务员能报高级工程师吗？")
    expect(page.locator(".asked p")).to_have_count(2)
    page.get_by_role("link", name="申报时间").click()
    expect(page.get_by_role("heading", name="申报时间", exact=True)).to_be_visible()
    page.get_by_role("link", name="问答").click()
    expect(page.locator(".asked p")).to_have_text(["评审收费的依据是什么？", "公务员能报高级工程师吗？"])
    page.reload()
    expect(page.locator(".asked p")).to_have_text(["评审收费的依据是什么？", "公务员能报高级工程师吗？"])
    endpoint.go_on.set()
    expect(page.get_by_text("这条回答有用吗")).to_have_count(2)
    expect(page.locator(".asked p")).to_have_text(["评审收费的依据是什么？", "公务员能报高级工程师吗？"])
    expect(page.locator(".said.lead p").first).to_have_text(TRUE[0])


def test_a_model_that_is_down_leaves_the_verbatim_answer(endpoint: Endpoint, page: Page):
    endpoint.manner = "500"
    send(page, "评审收费的依据是什么？")
    expect(page.locator(".said.lead p")).to_contain_text("苏价费函")
    expect(page.get_by_text("这条回答有用吗")).to_be_visible()
