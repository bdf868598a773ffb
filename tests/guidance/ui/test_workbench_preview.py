"""Tab 原文和条款 without a browser: a scan's page can be looked at beside what was read out of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from further_notices import copied_knowledge
from PIL import Image
from streamlit.testing.v1 import AppTest

from ingest.document import SourceWarning
from ingest.drafting.add_notice import add_received
from ingest.readers.receive import ReceivedNotice, receive_files
from tests.guidance.ui.page_runs import html

TEXT = "关于开展2026年度职称评审工作的通知\n\n一、网上申报时间为2026年9月1日至9月15日。\n\n二、评审费300元/人。\n"
SCRIPT = """
from guidance.ui import workbench_preview
from ingest.drafting.open_draft import open_draft
workbench_preview.draw(open_draft("scan"))
"""


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, "PNG")
    return buffer.getvalue()


def scanned() -> ReceivedNotice:
    read = receive_files([("source.md", TEXT.encode())])
    doubt = SourceWarning("unsure", "第 2 页“300”认不准，请对照原件", TEXT.index("300"))
    return ReceivedNotice(
        {"original-01.png": picture(), "original-02.png": picture(), **read.files}, read.document, (doubt,)
    )


def test_the_pages_of_a_scan_stand_beside_what_was_read(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copied_knowledge(tmp_path)))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    add_received(scanned(), "scan")
    tab = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert "第 2 页“300”认不准，请对照原件" in html(tab) and "分成的条款（" in html(tab)
    tab.toggle("show-pages").set_value(True).run()
    assert tab.number_input("original-page").max == 2
    tab.number_input("original-page").set_value(2).run()
    assert "读出的文字" in html(tab) and "第 2 页“300”认不准" in html(tab) and "分成的条款" not in html(tab)
