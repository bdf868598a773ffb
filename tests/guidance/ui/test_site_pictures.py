"""The pictures that stand for the service."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guidance.ui.site_pictures import picture_routes


@pytest.mark.parametrize(("path", "least"), [("/favicon.png", 32), ("/share.png", 300)])
def test_each_picture_is_square_and_large_enough_for_its_place(path: str, least: int):
    answer = TestClient(Starlette(routes=picture_routes())).get(path)
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.width == picture.height >= least
    assert len(answer.content) < 20_000 and answer.headers["content-type"] == "image/png"
