"""replies.yaml: every text that the program uses is there, with no blank that the program does not fill."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from pydantic import AfterValidator

from guidance.replies import RepliesFile, load_replies
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError

TEXT = (ROOT / "knowledge" / "replies.yaml").read_text(encoding="utf-8")


def _faults(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "replies.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as caught:
        load_replies(path)
    return [(fault.line, fault.message) for fault in caught.value.faults]


def _line(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_a_text_is_filled_in():
    replies = load_replies()
    assert replies.say("absent", number="附件9") == "通知里没有“附件9”。"
    assert replies.starters and replies.disclaimer == replies.texts["disclaimer"]


def test_a_text_that_is_missing_or_misspelt_is_told_on_loading(tmp_path):
    told = _faults(tmp_path, TEXT.replace("years_short:", "year_short:"))
    assert (_line("years_short:"), "不认识的键「year_short」，是不是「years_short」") in told
    assert any(message == "缺少「years_short」" for _, message in told) and len(told) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{office}咨询{phone}。\ncovered", "{offce}咨询{phone}。\ncovered", "程序不填「{offce}」，是不是「{office}」"),
        ("greeting: 您好", "greeting: 您好{name}", "程序不填「{name}」，可用的有：（没有）"),
        ("{topic}”。\nnothing", "{topic”。\nnothing", "花括号不对"),
        ("{parent}下", "{parent!r}下", "花括号里多了「:」或「!」"),
        ("{parent}下", "{}下", "程序不填「{}」，可用的有：{parent}、{number}"),
        ("empty: 没有看到问题，请用一句话说说想问什么。", "empty: ''", "「empty」不能为空"),
        ("related: 相关条款供参考：", "related: 5", "「related」应为文字，现在是 5"),
    ],
)
def test_a_blank_that_the_program_does_not_fill_is_told_with_its_line(tmp_path, old, new, message):
    assert TEXT.count(old) == 1
    [(line, told)] = _faults(tmp_path, TEXT.replace(old, new))
    assert told.startswith(message) and line == _line(old)


def test_all_faults_are_told_together(tmp_path):
    text = TEXT.replace("{notices}", "{notice}", 1).replace("\nstarters: [", "\nstarters: [] # [")
    text = text.replace("{day}截止", "{d}", 1)
    assert len(_faults(tmp_path, text)) == 3


def test_a_text_may_leave_a_blank_out(tmp_path):
    path = tmp_path / "replies.yaml"
    path.write_text(TEXT.replace("请向{office}咨询{phone}。", "请打热线。"), encoding="utf-8")
    assert load_replies(path).say("contact", office="某局", phone="1") == "请打热线。"


def test_the_program_fills_the_blanks_that_are_declared_and_no_others():
    """Each `replies.say("name", blank=…)` of the program, held against the schema."""
    calls = [
        (f"{path.relative_to(ROOT)}:{call.lineno}", call.args[0].value, {word.arg for word in call.keywords})
        for path in (ROOT / "guidance").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _says_a_reply(call)
    ]
    assert len(calls) > 20
    wrong = [call for call in calls if call[1] not in RepliesFile.model_fields]
    wrong += [call for call in calls if call not in wrong and not _declared(call[1]) <= call[2]]
    assert wrong == []


def _says_a_reply(call: ast.Call) -> bool:
    called = call.func
    named = call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    return bool(named) and isinstance(called, ast.Attribute) and called.attr == "say"


def _declared(name: str) -> set[str]:
    checks = [each.func for each in RepliesFile.model_fields[name].metadata if isinstance(each, AfterValidator)]
    return {blank for check in checks for blank in check.names}
