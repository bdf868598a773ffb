"""Command lines that nobody means well, made from a seed out of what each command's own parser takes."""

from __future__ import annotations

import argparse
import importlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidance import __main__ as guidance_main
from ingest import __main__ as ingest_main

Main = Callable[[Sequence[str]], int]
# What a command line can hold: any bytes but NUL, those that are no UTF-8 as half characters.
TEXTS = [
    *["", " ", "-", "--", "-1", "--json", "=", "0", "-0", "1e999", "9" * 4000, "٣", "๓", "½", "NaN", "null", "[]"],
    *["甲", "我本科2018年6月评的工程师，能报吗", "第五条", "二（三）1", "5.4", "附件99", "工信职称〔2024〕14号"],
    *[
        "مرحبا",
        "สวัสดี",
        "नमस्ते",
        "Ελλάδα",
        "日本語",
        "한국어",
        "𠀀𪚥",
        "👨‍👩‍👧",
        "e\u0301" * 40,
        "\u202e甲",
        "\u200b",
        "\ufeff",
        "\u2028",
    ],
    *["\x01", "\x1b[31m", "\x7f", "\x85", "a\nb", "\r", "\t", "\udcff", "甲\udc80", "\ufffe", "\U0010ffff"],
    *["/", ".", "..", "../..", "a/b", "~", "*", "%", "$HOME", "`id`", "a" * 300, "/" + "a/" * 3000, "甲.md", "x.ics"],
    *["http://a.cn/", "' OR 1=1", "<script>", "{{7*7}}", "2024-02-30", "0000-00-00", "2024-08-01", "99999-01-01"],
    *["lyg-2024-14", "lyg-2024-14#5.4", "LYG-2024-14", "高级工程师", "5.3,5.4", "无", "2024"],
]
FILES = {  # name of a file in the folder where commands run → what is in it
    "empty.md": b"",
    "empty.json": b"",
    "notice.md": "# 通知\n\n一、范围\n\n（一）甲。\n\n二、时间：2024年8月1日至8月31日。\n".encode(),
    "binary.txt": bytes(range(256)) * 8,
    "half.html": b"<table><tr><td>\xe7\x94",
    "no.docx": b"PK\x03\x04" + b"\0" * 400,
    "no.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 400,
    "no.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "no.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "facts.json": b'{"education": "bachelor"}',
    "deep.json": b"[" * 100_000,
    "large.json": b'{"papers": ' + b"9" * 9000 + b"}",
    "latin.json": b'{"education": "\xff"}',
    "asked.csv": "怎么报？,3\n".encode(),
    "broken.csv": b'"\xff,,,\n"' + b"," * 2000,
    "manifest.json": b'{"version": 1, "files": {"../x": {"size": 1, "sha256": "x"}}}',
}
FOLDERS = ("folder", "folder.md", "folder.docx", "folder.json", "folder.yaml", "out.ics", "out.docx", "out.xlsx")
LIKELY = {  # what people write, by the name of the argument
    "notice": "lyg-2024-14",
    "id": "lyg-2025-03",
    "today": "2024-08-01",
    "facts": "facts.json",
    "file": "notice.md",
    "files": "notice.md",
    "paths": "notice.md",
    "folder": "absent",
    "query": "评审费",
    "question": "要交多少钱？",
    "clauses": "5.4",
    "title": "高级工程师",
    "year": "2024",
    "limit": "3",
    "section": "二",
    "asked": "asked.csv",
    "name": "张三",
    "by": "张三",
    "draft": "lyg-2024-14",
    "host": "127.0.0.1",
}
SLOW = ("faq", "questions")  # commands that ask a notice all its questions, and mean it
VALUES = [
    *[None, True, 0, -1, 10**40, 1e308, "", "甲", "\ud800", "\0", "9" * 5000, [], {}, [[]], {"甲": {}}, "bachelor"],
    *["lyg-2024-14", "2024-02-30", "我本科毕业", "要交多少钱？", "a" * 3000],
]
FIELDS = ("id", "question", "text", "session", "notice", "facts", "title", "education", "title_date", "papers", "甲")
BROKEN = [b"", b"\n", b"{", b"\xff\xfe", b"nonsense", b"[" * 5000, b'{"a": NaN}', b"null", b'"\\ud800"', b"\0" * 50]


@dataclass(frozen=True)
class CommandLine:
    """A command with its arguments and what stands on its standard input."""

    name: str
    main: Main
    arguments: tuple[str, ...]
    stdin: bytes


def commands() -> dict[str, tuple[Main, str, str]]:
    """Return for each command its program's entry, its name there and the module that reads its arguments."""
    folder = Path(guidance_main.__file__).parent / "cli"
    names = sorted(path.stem.removesuffix("_command") for path in folder.glob("*_command.py"))
    found = {f"guidance {name}": (guidance_main.main, name, f"guidance.cli.{name}_command") for name in names}
    for name in ("add", "tree", "teach", "retire"):
        found[f"ingest {name}"] = ingest_main.main, name, f"ingest.commands.{name}_command"
    return {**found, "ingest": (ingest_main.main, "", "ingest.commands.index_command")}


def command_lines(seed: int, count: int, port: int) -> Iterator[CommandLine]:
    """Yield some `count` command lines, as many for each command; `port` is one that nothing can listen at."""
    each = count // len(commands()) + 1
    for name, (main, first, module) in commands().items():
        for at in range(each):
            chance = random.Random(f"command {seed} {name} {at}")
            parser = _parser_of(module)
            arguments = [first] * bool(first) + _arguments(chance, parser, name)
            if name == "guidance serve":  # what could be served ends at once
                arguments += ["--port", str(port)]
            yield CommandLine(name, main, tuple(arguments), _stdin(chance))
    for at in range(each):
        chance = random.Random(f"program {seed} {at}")
        yield CommandLine("guidance", guidance_main.main, tuple(_texts(chance, TEXTS[8:], 3)), b"")


def make_files(folder: Path) -> None:
    """Lay the files and folders that the command lines name."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    for name in FOLDERS:
        (folder / name).mkdir()


def _parser_of(module: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = importlib.import_module(module)._parser()
    return made


def _arguments(chance: random.Random, parser: argparse.ArgumentParser, name: str) -> list[str]:
    return _well_formed(chance, parser, name) if chance.random() < 0.7 else _ill_formed(chance, parser, name)


def _well_formed(chance: random.Random, parser: argparse.ArgumentParser, name: str) -> list[str]:
    """Arguments in their number and order, most of them such as people write."""
    flags: list[str] = []
    others: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            chosen = chance.choice(list(action.choices))
            others += [chosen, *_well_formed(chance, action.choices[chosen], name)]
        elif not action.option_strings:
            others.append(_value(chance, action, name))
        elif not isinstance(action, argparse._HelpAction) and (action.required or chance.random() < 0.4):
            flags.append(action.option_strings[-1])
            if action.nargs != 0:
                flags.append(_value(chance, action, name))
    return [*flags, *others]


def _value(chance: random.Random, action: argparse.Action, name: str) -> str:
    likely = LIKELY.get(action.dest)
    is_slow = action.dest == "notice" and name.split()[-1] in SLOW
    return likely if likely and not is_slow and chance.random() < 0.6 else chance.choice(_values(action, name))


def _ill_formed(chance: random.Random, parser: argparse.ArgumentParser, name: str) -> list[str]:
    """Arguments of which some are missing, doubled or out of place."""
    arguments: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            arguments.append(chance.choice([*action.choices, "甲"]))
        elif not action.option_strings:
            arguments += _texts(chance, _values(action, name), 2)
        elif not isinstance(action, argparse._HelpAction) and chance.random() < (0.9 if action.required else 0.3):
            flag = [action.option_strings[0]]
            arguments = flag + ([chance.choice(_values(action, name))] if action.nargs != 0 else []) + arguments
    return arguments if chance.random() < 0.9 else chance.sample(arguments, len(arguments))


def _values(action: argparse.Action, name: str) -> list[str]:
    paths = [*FILES, *FOLDERS, "absent.md", "facts.json/x"] if action.type is Path else []
    # A notice that is taken out would be missing for what comes after.
    texts = [text for text in TEXTS if not (name == "ingest retire" and text.startswith("lyg"))]
    return [*texts, *paths * 3]


def _texts(chance: random.Random, texts: Sequence[str], most: int) -> list[str]:
    return chance.choices(texts, k=chance.randint(0, most))


def _stdin(chance: random.Random) -> bytes:
    lines = [_line(chance) for _ in range(chance.randint(0, 3))]
    return b"\n".join(lines)


def _line(chance: random.Random) -> bytes:
    if chance.random() < 0.4:
        return chance.choice(BROKEN)
    row = {field: chance.choice(VALUES) for field in chance.sample(FIELDS, chance.randint(0, 5))}
    return json.dumps(row).encode()
