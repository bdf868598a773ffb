"""Who may ask, and how often: so many requests a minute by address, and keys where the office sets some."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from typing import Annotated

from fastapi import Request, Security
from fastapi.security import APIKeyHeader
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from guidance.http_api.http_errors import RequestError

_V6, _LINE_OF_V6 = 6, 64
_KEY = APIKeyHeader(name="X-API-Key", auto_error=False, description="设置了 GUIDANCE_API_KEYS 时才要")


def admit_often(rate: int) -> Callable[[Request], Awaitable[None]]:
    """Return a dependency that refuses an address beyond `rate` requests a minute."""
    limit, limiter = RateLimitItemPerMinute(rate), SlidingWindowCounterRateLimiter(MemoryStorage())

    async def admit(request: Request) -> None:
        address = request.client.host if request.client else ""
        if not limiter.hit(limit, counted_address(address)):
            sentence = f"请求太频繁，每分钟最多 {rate} 次，请稍后再试"
            raise RequestError(HTTPStatus.TOO_MANY_REQUESTS, sentence, {"Retry-After": "60"})

    return admit


def counted_address(address: str) -> str:
    """Return what requests are counted by: an IPv4 address, or the network of an IPv6 one, which one line has."""
    with suppress(ValueError):
        if (read := ip_address(address)).version == _V6:
            return str(ip_network((read, _LINE_OF_V6), strict=False))
    return address


def admit_with_key(keys: tuple[str, ...]) -> Callable[[str | None], Awaitable[None]]:
    """Return a dependency that refuses whoever brings none of the keys; without keys it admits everyone."""
    expected = [key.encode() for key in keys]

    async def admit(key: Annotated[str | None, Security(_KEY)]) -> None:
        given = (key or "").encode()
        # Every key is compared to its end: the time taken tells nothing of any.
        matches = [secrets.compare_digest(given, known) for known in expected]
        if expected and not any(matches):
            raise RequestError(HTTPStatus.UNAUTHORIZED, "缺少接口密钥或密钥不对，请放在 X-API-Key 里")

    return admit
