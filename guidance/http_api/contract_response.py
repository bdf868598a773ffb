"""An answer whose JSON is written as the contract's."""

from __future__ import annotations

from typing import Any

from fastapi.responses import Response

from guidance.contract_json import as_json


class ContractResponse(Response):
    """JSON in UTF-8 that can always be written, half characters too."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return the bytes of the answer."""
        return as_json(content).encode()
