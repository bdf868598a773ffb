"""A command's errors are one line of Chinese with status 2, wherever they come from."""

from __future__ import annotations

import argparse
import ast
import errno
import inspect
import subprocess
import sys

import pytest

from ingest.commands.argparse_chinese import CATALOGUE
from ingest.commands.command_line import UNREAD, Parser, run_command, whole_number
from ingest.errors import InputError, SettingError
from ingest.settings import ROOT

# What argparse says only to whoever wrote the command.
FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "mutually exclusive arguments must be optional",
    "%r is not callable",
    "cannot merge actions - two groups are named %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "cannot have multiple subparser arguments",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    'argument "-" with mode %r',
    "subcommands",
}


def translatable() -> set[str]:
    """Every text that this Python's argparse marks for translation."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    marked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")]
    constants = [argument for call in marked for argument in call.args if isinstance(argument, ast.Constant)]
    return {constant.value for constant in constants}


def parser() -> Parser:
    made = Parser(prog="python -m x")
    made.add_argument("file")
    made.add_argument("--limit", type=whole_number(1, "10"))
    made.add_argument("--year", type=int)
    made.add_argument("--format", choices=["md", "csv"])
    made.add_argument("--pair", nargs=2)
    made.add_argument("--from")
    made.add_argument("--form")
    either = made.add_mutually_exclusive_group()
    either.add_argument("--json", action="store_true")
    either.add_argument("--text", action="store_true")
    return made


def test_whatever_argparse_says_to_people_is_in_the_catalogue():
    assert translatable() - FOR_PROGRAMMERS <= set(CATALOGUE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "缺少参数：file"),
        (["f", "--bogus"], "不认识的参数：--bogus"),
        (["f", "--year"], "--year：后面要写一个值"),
        (["f", "--year", "x"], "--year：值 'x' 的写法不对"),
        (["f", "--limit", "0"], "--limit：「0」不行，应为 1 或更大的整数，如 10"),
        (["f", "--format", "pdf"], "--format：没有 'pdf'，可用的有"),
        (["f", "--pair", "1"], "--pair：后面要写 2 个值"),
        (["f", "--fo", "1"], "--fo 写得不全，可能是 --format, --form"),
        (["f", "--json", "--text"], "--text：不能与 --json 同时使用"),
        (["f", "--json=1"], "--json：后面不能带值，却写了 '1'"),
    ],
)
def test_a_usage_error_is_one_line_of_chinese(capfd, arguments, told):
    with pytest.raises(SystemExit) as left:
        parser().parse_args(arguments)
    [line] = capfd.readouterr().err.splitlines()
    assert left.value.code == 2
    assert line.startswith(f"python -m x：{told}") and line.endswith("（用法见 --help）")


def test_help_is_chinese():
    shown = parser().format_help()
    assert "用法：" in shown and "参数" in shown and "选项" in shown and "显示用法并退出" in shown


def failing(error: Exception):
    def command(_arguments) -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("--out", "要写明输出文件"), "--out：要写明输出文件"),
        (SettingError("甲\n乙"), "甲 | 乙"),
        (FileNotFoundError(errno.ENOENT, "No such file", "a.json"), "a.json：找不到，请检查路径、权限和磁盘"),
        (PermissionError(errno.EACCES, "Permission denied", b"b"), "b：没有权限，请检查路径、权限和磁盘"),
        (OSError(errno.ENOSPC, "No space left"), "磁盘已满，请检查路径、权限和磁盘"),
        (OSError("x.ics：写不进去"), "x.ics：写不进去"),
        (InputError("a", "\ud800"), "a：\\ud800"),
    ],
)
def test_an_error_that_a_person_can_mend_is_one_line_and_status_two(capfd, error, line):
    assert run_command(failing(error), []) == 2
    assert capfd.readouterr().err.splitlines() == [line]


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), TypeError("x")])
def test_an_error_of_the_program_is_not_hidden(error):
    with pytest.raises(type(error)):
        run_command(failing(error), [])


def test_a_command_that_works_keeps_its_status():
    assert run_command(lambda arguments: len(arguments), ["a", "b", "c"]) == 3


def test_a_command_whose_output_nobody_reads_to_the_end_ends_without_a_word():
    code = (
        "import sys\nfrom ingest.commands.command_line import run_command\n"
        "sys.exit(run_command(lambda _: print('条款\\n' * 100_000) or 0, []))"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == UNREAD


def test_a_pipe_to_somebody_else_that_broke_is_told(capfd):
    assert run_command(failing(BrokenPipeError(errno.EPIPE, "Broken pipe")), []) == 2
    assert capfd.readouterr().err
