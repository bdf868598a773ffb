"""Inputs that nobody means well: files and messages made from a seed, the same ones for the same seed."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence

# Repeated, nested and cut, these are what parsers have failed on.
PIECES = [
    *["一、", "（一）", "1.", "1.1", "（1）", "①", "第一章", "第二条 ", "附件1：", "目录", "— 3 —", "2024年7月16日"],
    *["一、\n", "\n", "\r\n", "\f", "\t", "。", "；", "：", "，", "甲", "正文内容", "\u200b", "\ufeff", "\u3000"],
    *["\u202e", "\ud800", "# ", "- ", "> ", "| ", "~~", "**", "`", "\\", "[a](b)", "<!--", "-->", "<div>", "</p>"],
    *["<b>", "<td rowspan=9>", "<ol><li>", '<a href="', "<a href='", "<style>p{", "<script>", "<span hidden>", "&"],
    *["&amp;", "&#19968;", "“", '"'],
]
YAML_PIECES = [
    *[
        "[",
        "{a: ",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "a: ",
        "'",
        '"',
        "|\n",
        "!!x ",
        "\n",
        "  ",
        "#",
        "%",
        "9" * 50,
        "\t",
        "甲",
    ],
]
ENDINGS = (".md", ".txt", ".html")
DIGITS = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isdigit()]
WORDS = [
    *["我", "本科", "工程师", "2018年6月", "取得", "能报", "高工", "吗", "不是", "没有", "论文3篇", "社保", "在"],
    *["连云港", "今年", "？", "，", "。", " ", "\n", "多少钱", "什么时候", "上一条", "换一个", "是", "否", "第五条"],
    *["工信职称〔2024〕14号", "5.4", "1" * 300, "十" * 60, "（" * 40, "http://a.cn/", "13800000000"],
    *["320700199001010011", "\u0301" * 30, "👨‍👩‍👧", "\u202e", "龼"],
]
LARGE = 200_000  # characters of the longest file that is made by chance
LONGEST_MESSAGE = 5000


def files(seed: int, count: int, real: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield texts with the ending of their file, `real` ones cut and stirred among them."""
    for at in range(count):
        chance = random.Random(f"file {seed} {at}")
        make = chance.choice([_mixed, _repeated, _nested, _stirred])
        yield chance.choice(ENDINGS), make(chance, PIECES, real)


def yaml_files(seed: int, count: int, real: Sequence[str]) -> Iterator[str]:
    """Yield texts of YAML files, most of them broken."""
    for at in range(count):
        chance = random.Random(f"yaml {seed} {at}")
        yield chance.choice([_mixed, _repeated, _stirred])(chance, YAML_PIECES, real)


def messages(seed: int, count: int, real: Sequence[str]) -> Iterator[str]:
    """Yield messages of up to 5,000 characters."""
    for at in range(count):
        chance = random.Random(f"message {seed} {at}")
        make = chance.choice([_talked, _talked, _any_characters, _stirred, _repeated])
        yield make(chance, WORDS, real)[:LONGEST_MESSAGE]


def _mixed(chance: random.Random, pieces: Sequence[str], _real: Sequence[str]) -> str:
    return "".join(chance.choices(pieces, k=chance.randint(1, 400)))


def _repeated(chance: random.Random, pieces: Sequence[str], _real: Sequence[str]) -> str:
    piece = "".join(chance.choices(pieces, k=chance.randint(1, 3)))
    return piece * (int(10 ** chance.uniform(0, 5.3)) // len(piece) + 1)


def _nested(chance: random.Random, pieces: Sequence[str], _real: Sequence[str]) -> str:
    opening, closing = chance.choice(pieces), chance.choice(pieces)
    depth = chance.randint(1, 5000)
    return opening * depth + "甲" + closing * depth


def _stirred(chance: random.Random, pieces: Sequence[str], real: Sequence[str]) -> str:
    """A real text with parts cut out, doubled, and pieces set in."""
    text = chance.choice(real)[:LARGE]
    for _ in range(chance.randint(1, 12)):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        text = chance.choice([text[:start] + text[end:], text[:end] + text[start:end] + text[end:], text[:end]])
        text = text[:start] + chance.choice(pieces) + text[start:]
    return text[:LARGE]


def _talked(chance: random.Random, pieces: Sequence[str], _real: Sequence[str]) -> str:
    words = chance.choices(pieces, k=chance.randint(1, 30))
    return "".join(chance.choice(DIGITS) + word if chance.random() < 0.1 else word for word in words)


def _any_characters(chance: random.Random, _pieces: Sequence[str], _real: Sequence[str]) -> str:
    return "".join(chr(chance.randrange(sys.maxunicode + 1)) for _ in range(chance.randint(1, 300)))
