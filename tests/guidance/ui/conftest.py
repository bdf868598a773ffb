"""Offices of other sizes than the project's own, for pages that must not count on two notices."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from generate_notices import FIRST, FIRST_TITLES, HIGHER, KNOWLEDGE, GeneratedNotice, write_knowledge

COMING = GeneratedNotice(HIGHER, "盐城市", "盐城", 2098, "中级工程师", "机械制造")
NOTICES = (
    COMING,
    GeneratedNotice(HIGHER, "南通市", "南通", 2025),
    GeneratedNotice(HIGHER, "合肥市", "合肥", 2025, speciality="环境监测"),
    GeneratedNotice(HIGHER, "赣州市", "赣州", 2025, "正高级工程师", "纺织印染"),
    *FIRST_TITLES[:3],
)


@pytest.fixture(scope="session")
def large_office(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with the project's notices and seven more, whose index is built once."""
    folder = tmp_path_factory.mktemp("large")
    write_knowledge(folder / "knowledge", NOTICES)
    shutil.copytree(indexed, folder / "data")
    return folder


@pytest.fixture(scope="module")
def many(large_office: Path) -> Iterator[None]:
    """The pages serve the project's notices and seven more, one of which is to come."""
    with _office(large_office / "knowledge", large_office / "data"):
        yield


@pytest.fixture(scope="module")
def single(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The pages serve one notice."""
    folder = tmp_path_factory.mktemp("single")
    knowledge = Path(shutil.copytree(KNOWLEDGE, folder / "knowledge"))
    shutil.rmtree(knowledge / "notices" / FIRST)
    shutil.copytree(indexed, folder / "data")
    with _office(knowledge, folder / "data"):
        yield


@contextmanager
def _office(knowledge: Path, data: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
        patch.setenv("GUIDANCE_DATA", str(data))
        st.cache_resource.clear()
        yield
    st.cache_resource.clear()
