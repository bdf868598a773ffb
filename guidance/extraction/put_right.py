"""What a message itself puts right is not held: 本科,其实就一个大专; 工程师,说白了还是助工."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from guidance.extraction.credential_mentions import CREDENTIALS, CredentialMention
from guidance.extraction.fact_wording import PAUSE

_IN_TRUTH = re.compile(
    rf"(?:其实|实际上?|事实上|说白了|说到底|说穿了|真正)[^{PAUSE}第原起当]{{0,4}}?(?:是|就|只|才|算|为)(?:是|有|一|个|算)*\Z"
)


def put_right(mentions: Sequence[CredentialMention], text: str) -> list[CredentialMention]:
    """Return the mentions in the masked `text`, those denied that a later one of the kind is in truth (其实就是)."""
    true = [m for m in mentions if m.kind in CREDENTIALS and not m.denied and _IN_TRUTH.search(text, 0, m.start)]
    return [
        replace(m, denied=True) if any(m.kind == other.kind and m.end <= other.start for other in true) else m
        for m in mentions
    ]
