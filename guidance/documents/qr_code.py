"""An address as a QR code."""

from __future__ import annotations

import io

_PIXELS = 8  # width of one of its squares: sharp on paper at two to three centimetres


def qr_code(address: str) -> bytes:
    """Return the QR code of an address as a PNG picture; DataOverflowError for one of more than 2,331 bytes."""
    import segno

    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="png", scale=_PIXELS, border=4)
    return out.getvalue()
