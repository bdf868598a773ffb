"""From a file to an answer in a real browser: staff sign in, upload, confirm, publish, withdraw; visitors follow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from page_steps import ask, settle
from playwright.sync_api import Page, expect

from guidance.staff.account_store import AccountStore

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse 电池"
QUESTION = "南通市2025年评高级工程师的咨询电话是多少"
PHONE = "85811229"
NOTICE = f"""南通市人力资源和社会保障局

通人社职〔2025〕7号

关于开展2025年度全市建设工程高级工程师职称评审工作的通知

各有关单位：

现就2025年度全市建设工程高级工程师职称评审工作通知如下。

一、网上申报时间为2025年6月1日至6月20日。

二、评审费620元/人。

三、申报条件：具有大学本科学历，取得工程师职称后从事本专业技术工作满5年。

四、申报材料

1.《评审表》一式3份，A4纸双面打印。
2.毕业证书复印件1份。

五、咨询电话：{PHONE}。

南通市人力资源和社会保障局
2025年5月6日
"""


@pytest.fixture(scope="module")
def office(serving, indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office with one account for staff."""
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    shutil.copytree(indexed, folder / "data")
    AccountStore(folder / "data" / "staff" / "accounts.json").add("王芳", PASSWORD, date(2026, 1, 5))
    own = {"GUIDANCE_KNOWLEDGE": str(folder / "knowledge"), "GUIDANCE_DATA": str(folder / "data")}
    with serving(folder, **own) as running:
        yield running.address


def sign_in(page: Page, office: str, password: str) -> None:
    page.goto(f"{office}/staff")
    page.get_by_label("名字").fill("王芳")
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()


def confirm_everything(page: Page) -> None:
    """Click what says that an entry is right until nothing is left to do."""
    ways = page.get_by_role("button", name="都对").or_(page.get_by_role("button", name="对", exact=True))
    ways = ways.or_(page.get_by_role("button", name="确实没有")).or_(page.get_by_role("button", name="看过了"))
    while left := ways.count():
        ways.first.click()
        expect(ways).not_to_have_count(left)
        settle(page)


def settle_all(page: Page, words: str) -> None:
    """Click the button that says so until nothing of a drafted part is left to decide."""
    ways = page.get_by_role("button", name=words)
    while left := ways.count():
        ways.first.click()
        expect(ways).not_to_have_count(left)
        settle(page)


def take_what_is_drafted(page: Page) -> None:
    """Have rules, materials and questions drafted, settle what is left of them, and sign or take them."""
    page.get_by_role("tab", name="规则").click()
    page.get_by_role("button", name="从原文起草规则").click()
    expect(page.get_by_role("button", name="签认")).to_be_visible()
    settle(page)
    settle_all(page, "由人评判")
    page.get_by_role("button", name="签认").click()
    expect(page.get_by_role("status").filter(has_text="已签认")).to_be_visible()
    page.get_by_role("tab", name="材料").click()
    page.get_by_role("button", name="从原文起草材料清单").click()
    expect(page.get_by_role("button", name="采用")).to_be_visible()
    settle(page)
    settle_all(page, "没有要交的")
    page.get_by_role("button", name="采用").click()
    expect(page.get_by_text("材料清单已经采用")).to_be_visible()
    page.get_by_role("tab", name="问题", exact=True).click()
    page.get_by_role("button", name="起草群众的问法").click()
    page.get_by_role("button", name="采用勾选的").click()
    expect(page.get_by_role("status").filter(has_text="现在就认得")).to_be_visible()


def test_a_file_becomes_an_answer_and_is_taken_back(new_context, office: str, tmp_path: Path):
    file = tmp_path / "通知.txt"
    file.write_text(NOTICE, encoding="utf-8")
    with new_context() as visitors, new_context() as clerks:
        visitor, page = visitors.new_page(), clerks.new_page()
        visitor.goto(office)
        ask(visitor, QUESTION)
        expect(visitor.get_by_text(PHONE)).to_have_count(0)

        refused = visitor.request.put(f"{office}/_stcore/upload_file/session/file", data=b"x")
        assert (refused.status, refused.text()) == (403, "only staff may upload")

        sign_in(page, office, "wrong password")
        expect(page.get_by_role("alert")).to_contain_text("名字或密码不对")
        with page.expect_response(f"{office}/staff-session"):
            sign_in(page, office, PASSWORD)
        cookie = [each for each in clerks.cookies() if each["httpOnly"]]
        page.goto(f"{office}/workbench")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="读取并起草").click()
        expect(page.get_by_role("status").filter(has_text="已起草")).to_be_visible()
        publish = page.get_by_role("button", name="发布", exact=True)
        expect(publish).to_be_disabled()

        page.locator(".st-key-edit-fees-0 button").click()
        page.get_by_label("金额").fill("560")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("alert")).to_contain_text("「560」与所引原文")
        page.get_by_role("button", name="不改了").click()
        expect(page.get_by_label("金额")).to_have_count(0)

        confirm_everything(page)
        publish.click()
        expect(page.get_by_role("status").filter(has_text="已发布")).to_be_visible()
        ask(visitor, QUESTION)
        expect(visitor.get_by_text(PHONE).first).to_be_visible()

        take_what_is_drafted(page)
        page.get_by_role("button", name="撤下").click()
        page.get_by_role("button", name="确定撤下").click()
        expect(page.get_by_role("status").filter(has_text="已撤下")).to_be_visible()
        for act in ("上传并起草", "核对", "发布", "签认规则", "采用草稿", "撤下"):
            expect(page.locator("table.history")).to_contain_text(act)
        visitor.goto(f"{office}/notices")
        expect(visitor.get_by_role("heading", name="通知一览")).to_be_visible()
        settle(visitor)
        expect(visitor.get_by_text("南通市")).to_have_count(0)

        page.get_by_role("button", name="退出登录").click()
        expect(page.get_by_role("link", name="通知管理")).to_have_count(0)
        clerks.add_cookies(cookie)  # what somebody may have copied opens nothing any more
        page.goto(f"{office}/workbench")
        expect(page.locator(".st-key-starters")).to_be_visible()
        expect(page.get_by_role("link", name="通知管理")).to_have_count(0)
