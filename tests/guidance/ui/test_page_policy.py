"""The Content-Security-Policy of the page: scripts by file or digest, frames by setting."""

from __future__ import annotations

import pytest

from guidance.ui.page_policy import files_policy, inline_scripts, page_policy
from ingest.errors import SettingError


def test_a_script_of_the_document_may_run_by_its_digest_and_no_other():
    document = "<script src='a.js'></script><script>alert(1)</script>"
    assert inline_scripts(document) == ["alert(1)"]
    policy = page_policy(inline_scripts(document), ())
    assert "script-src 'self' blob: 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; " in policy
    assert "unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_the_office_says_who_may_show_the_page_in_a_frame(monkeypatch):
    assert files_policy().endswith("frame-ancestors 'self'")
    monkeypatch.setenv("GUIDANCE_FRAME_ANCESTORS", "https://rsj.example.cn, https://www.example.cn:8443")
    assert files_policy().endswith("frame-ancestors 'self' https://rsj.example.cn https://www.example.cn:8443")


@pytest.mark.parametrize("wrong", ["*", "www.example.cn", "https://a.cn/x", "https://a.cn;script-src", "https://*.cn"])
def test_a_site_that_is_none_is_told(monkeypatch, wrong):
    monkeypatch.setenv("GUIDANCE_FRAME_ANCESTORS", wrong)
    with pytest.raises(SettingError, match=r"GUIDANCE_FRAME_ANCESTORS.*不是网站来源"):
        files_policy()
