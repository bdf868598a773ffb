"""A value that a draft holds, and why someone should look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoundValue(Generic[T]):
    """A value with its clause and quote; `why` tells what makes it unsure, "" where the notice states it plainly."""

    value: T
    why: str = ""
