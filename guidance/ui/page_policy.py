"""What the page may load and run, and who may show it in a frame: its Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

from ingest.office_settings import page_settings

# Streamlit puts styles into the document as it draws, so those cannot be told from others by a hash. Its own scripts
# are files of this server, and it loads those of components from blobs, which only a script that runs already can make;
# the others of ours are named by digest.
_FIXED = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def files_policy() -> str:
    """Return the policy of all that is no page; SettingError where who may frame the site is set wrong."""
    return page_policy((), page_settings().frame_ancestors)


def page_policy(scripts: Iterable[str], frame_ancestors: Sequence[str]) -> str:
    """Return the policy under which `scripts`, besides files of this server, may run.

    The page may be framed by itself and by the sites `frame_ancestors`.
    """
    digests = [f"'sha256-{_digest(script)}'" for script in dict.fromkeys(scripts)]
    parts = {**_FIXED, "script-src": " ".join(["'self'", "blob:", *digests])}
    parts["frame-ancestors"] = " ".join(["'self'", *frame_ancestors])
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def inline_scripts(document: str) -> list[str]:
    """Return the scripts that stand in an HTML document itself."""
    return _INLINE_SCRIPT.findall(document)


def _digest(script: str) -> str:
    # A browser reads the lines of a document as ended by \n whatever the file has.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
