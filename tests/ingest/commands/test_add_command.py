"""`python -m ingest add`, as it is typed."""

import json

import pytest

from ingest.__main__ import main
from ingest.settings import ROOT

NOTICE = """\
关于开展2025年度全市会计系列高级会计师评审工作的通知

一、网上申报时间为2025年9月1日至9月10日。

二、评审费300元/人，咨询电话：0595-22500116。

泉州市财政局
2025年8月18日
"""


@pytest.fixture
def office(own_settings, monkeypatch):
    """An office with the tables of the product and the embedding that ships with it."""
    for name in ("title_levels.yaml", "draft_wording.yaml"):
        (own_settings.knowledge / name).write_bytes((ROOT / "knowledge" / name).read_bytes())
    monkeypatch.setenv("GUIDANCE_EMBEDDING", str(ROOT / "knowledge" / "embedding"))
    return own_settings


@pytest.fixture
def received(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return str(path)


def test_an_accepted_notice_is_in_the_index(office, received, capsys):
    assert main(["add", received, "--id", "qz-kj-2025", "--accept", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(printed) == ["id", "clauses", "draft", "confirm", "doubts"]
    assert (printed["id"], printed["clauses"]) == ("qz-kj-2025", 4)
    assert printed["draft"]["fees"] == [{"what": "评审费", "amount": 300, "unit": "元/人"}]
    assert main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 0


def test_people_are_told_what_to_confirm(office, received, capsys):
    assert main(["add", received, "--id", "qz-kj-2025"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("4 条，已起草，核对后用 --accept 启用")
    assert told[1:] == []
    assert main([]) == 0
    assert "已起草、等待核对的通知：qz-kj-2025" in capsys.readouterr().out.splitlines()


def test_what_cannot_be_added_is_one_line_and_leaves_nothing(office, received, capsys):
    assert main(["add", received, "--id", "lyg-2024-14", "--accept"]) == 2
    assert "已有一份别的通知" in capsys.readouterr().err
    assert main(["add", received + "x", "--id", "new"]) == 2
    told = capsys.readouterr().err
    assert (told.count("\n"), (office.knowledge / "notices" / "new").exists()) == (1, False)
