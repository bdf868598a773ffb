"""Numbers that dial, sites that open and addresses that write, in any text."""

from __future__ import annotations

import pytest

from guidance.ui.linked_text import linked_parts
from guidance.ui.render import render


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("请致电85811227。", [("请致电", ""), ("85811227", "tel:85811227"), ("。", "")]),
        ("网址<http://58.213.1.9:8080/a?b=1>，", [("网址", ""), *[("http://58.213.1.9:8080/a?b=1",) * 2], ("，", "")]),
        ("见https://rst.example.gov.cn/。", [("见", ""), *[("https://rst.example.gov.cn/",) * 2], ("。", "")]),
        ("www.example.cn", [("www.example.cn", "http://www.example.cn")]),
        ("邮箱a.b@126.com", [("邮箱", ""), ("a.b@126.com", "mailto:a.b@126.com")]),
        ("[a@126.com](mailto:a@126.com)", [("a@126.com", "mailto:a@126.com")]),
        ("苏人社发〔2016〕356号", [("苏人社发〔2016〕356号", "")]),
        ("javascript:alert(1)", [("javascript:alert(1)", "")]),
        ("", []),
    ],
)
def test_each_part_leads_where_its_words_say(text: str, parts: list[tuple[str, str]]):
    assert linked_parts(text) == parts


def test_an_address_cannot_leave_its_attribute():
    html = render("useless_reply", question='"><script>alert(1)</script>', groups=[], many=False)
    assert "<script>" not in html and 'data-copy="&#34;&gt;&lt;script' in html
