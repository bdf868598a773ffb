"""A text in which telephone numbers dial, addresses of sites open and e-mail addresses write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.ui.phone_parts import phone_parts

_SITE_OR_MAIL = re.compile(
    r"<?(?P<site>https?://[\w.~:/?#@!$&'*+,;=%-]*[\w/=#-])>?"
    r"|(?<![\w/.@-])(?P<host>www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%#-]*[\w/=#-])?)"
    r"|\[[^\[\]]*\]\(mailto:(?P<marked>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)


def linked_parts(text: str) -> list[tuple[str, str]]:
    """Return the text in parts, each with the address that it leads to, "" for words between; Markdown's marks go."""
    parts: list[tuple[str, str]] = []
    done = 0
    for found in _SITE_OR_MAIL.finditer(text):
        parts += phone_parts(text[done : found.start()])
        parts += _link(found)
        done = found.end()
    return parts + phone_parts(text[done:])


def _link(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    if site := found["site"]:
        yield site, site
    elif host := found["host"]:
        yield host, f"http://{host}"
    else:
        mail = found["mail"] or found["marked"]
        yield mail, f"mailto:{mail}"
