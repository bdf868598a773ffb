"""An address as a picture that a phone reads."""

from __future__ import annotations

import io

from PIL import Image

from guidance.documents.qr_code import qr_code


def test_the_code_is_a_square_black_and_white_picture_with_its_quiet_zone():
    picture = Image.open(io.BytesIO(qr_code("http://127.0.0.1:8501/notice?clause=a%232.1.3"))).convert("L")
    assert picture.width == picture.height > 200
    assert {value for _, value in picture.getcolors()} == {0, 255}
    assert picture.getpixel((0, 0)) == 255 and picture.getpixel((33, 33)) == 0  # the finder begins after four squares


def test_two_addresses_have_two_codes():
    assert qr_code("http://a/1") != qr_code("http://a/2") and qr_code("http://a/1") == qr_code("http://a/1")
