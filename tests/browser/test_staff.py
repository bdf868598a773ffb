"""Staff's pages in a real browser, with a real OpenID login: closed to strangers, open to those on the list."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import oidc
import pytest
from page_steps import ask
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
CLERK = "clerk@lyg.gov.cn"
OPEN = "停车费给不给报销"


@pytest.fixture(scope="module")
def sign_in() -> Iterator[oidc.Provider]:
    """The provider that everybody signs in with."""
    with oidc.provider() as running:
        yield running


@pytest.fixture(scope="module")
def assistant(serving, sign_in, indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office that keeps records and lets its staff sign in."""
    folder = tmp_path_factory.mktemp("staffed")
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    shutil.copytree(indexed, folder / "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    secrets = folder / "secrets.toml"
    secrets.write_text(sign_in.secrets(f"http://127.0.0.1:{port}"), encoding="utf-8")
    own = {"GUIDANCE_KNOWLEDGE": str(folder / "knowledge"), "GUIDANCE_DATA": str(folder / "data")}
    own |= {"GUIDANCE_RECORDS": "on", "GUIDANCE_STAFF": CLERK}
    with serving(folder, "--secrets.files", str(secrets), port=port, **own) as running:
        yield running.address


@pytest.fixture
def staffed(new_context, assistant: str) -> Iterator[Page]:
    """A page of that office in a browser that nobody has signed in with."""
    with new_context() as context:
        page = context.new_page()
        page.goto(assistant)
        page.wait_for_selector(".st-key-starters")
        yield page


def read_records_until(page: Page, question: str) -> None:
    """Read the records until the question is among them: it is written while the talk goes on.

    The page waits for records that are just being written, so it is read to its end before it is asked for anew.
    """
    none, all_read = page.get_by_text("还没有记录"), page.get_by_role("button", name="下载表格")
    expect(none.or_(all_read)).to_be_visible()
    while not page.get_by_text(question).count():
        page.reload()
        expect(none.or_(all_read)).to_be_visible()
    expect(page.get_by_text(question)).to_be_visible()


def enter(page: Page, assistant: str, sign_in, email: str) -> None:
    """Sign in as somebody."""
    sign_in.email = email
    page.goto(f"{assistant}/notice")
    page.get_by_role("button", name="工作人员登录").click()
    expect_front(page)


def expect_front(page: Page) -> None:
    """Wait for the front page, with the talk that the tab has kept, if any."""
    expect(page.locator(".st-key-starters").or_(page.locator(".asked").last)).to_be_visible()


@pytest.mark.parametrize("path", ["records", "rules"])
def test_without_the_login_set_up_the_pages_do_not_exist(visit, path: str):
    page = visit(f"/{path}")
    expect(page.locator(".st-key-starters")).to_be_visible()
    expect(page.get_by_text("工作人员")).to_have_count(0)
    expect(page.get_by_role("heading", name="问题记录")).to_have_count(0)
    expect(page.get_by_role("heading", name="规则核对")).to_have_count(0)
    page.goto(page.url.replace(path, "notice"))
    expect(page.get_by_role("button", name="工作人员登录")).to_have_count(0)


@pytest.mark.parametrize("path", ["records", "rules"])
def test_strangers_and_those_not_on_the_list_find_no_page(staffed: Page, assistant: str, sign_in, path: str):
    for somebody in (None, "stranger@lyg.gov.cn"):
        if somebody:
            enter(staffed, assistant, sign_in, somebody)
        staffed.goto(f"{assistant}/{path}")
        expect(staffed.locator(".st-key-starters")).to_be_visible()
        expect(staffed.get_by_role("heading", name="问题记录")).to_have_count(0)
        expect(staffed.locator(".signing")).to_have_count(0)
        expect(staffed.get_by_role("link", name="问题记录")).to_have_count(0)


def test_staff_see_what_stayed_open_teach_it_and_leave(staffed: Page, assistant: str, sign_in):
    ask(staffed, OPEN)
    enter(staffed, assistant, sign_in, CLERK)
    staffed.get_by_role("link", name="问题记录").click()
    read_records_until(staffed, OPEN)
    staffed.locator(".st-key-teach-0 button").click()
    staffed.get_by_role("button", name="由这一条回答").first.click()
    expect(staffed.get_by_role("status").filter(has_text="已教会")).to_be_visible()
    staffed.get_by_role("link", name="问答").click()
    ask(staffed, OPEN)
    expect(staffed.locator("[class*=st-key-chip] button").first).to_be_visible()
    staffed.get_by_role("link", name="常见问题").click()
    copied = staffed.context.cookies()
    staffed.get_by_role("button", name="退出登录").click()
    expect_front(staffed)
    expect(staffed.get_by_role("link", name="问题记录")).to_have_count(0)
    staffed.context.add_cookies(copied)
    staffed.reload()
    expect(staffed.get_by_text("不在工作人员名单上，或需要重新登录")).to_be_visible()
    expect(staffed.get_by_role("link", name="问题记录")).to_have_count(0)


def test_staff_see_every_clause_beside_its_rules(staffed: Page, assistant: str, sign_in):
    enter(staffed, assistant, sign_in, CLERK)
    staffed.get_by_role("link", name="规则核对").click()
    expect(staffed.locator(".signing section").first).to_be_visible()
    section = staffed.locator(".signing section").filter(has_text="取得中级职称后从事专业技术工作满5年").first
    expect(section.locator(".tag")).to_have_text("已写成规则")
    expect(staffed.get_by_text("还没有处理 0 条")).to_be_visible()
