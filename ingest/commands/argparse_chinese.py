"""The Chinese of what argparse says: usage errors and the headings of a command's help."""

from __future__ import annotations

import argparse

# English as argparse of Python 3.11 to 3.13 marks it for translation → Chinese with the same blanks. What only a
# programming error can cause is left in English.
CATALOGUE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示用法并退出",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s：提醒：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "the following arguments are required: %s": "缺少参数：%s",
    "one of the arguments %s is required": "下列参数要写一个：%s",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 写得不全，可能是 %(matches)s",
    "expected one argument": "后面要写一个值",
    "expected at most one argument": "后面最多写一个值",
    "expected at least one argument": "后面至少写一个值",
    "expected %s argument": "后面要写 %s 个值",
    "expected %s arguments": "后面要写 %s 个值",
    "ignored explicit argument %r": "后面不能带值，却写了 %r",
    "unexpected option string: %s": "这里不能写 %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r，可用的有 %(choices)s",
    "invalid %(type)s value: %(value)r": "值 %(value)r 的写法不对",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有命令 %(parser_name)r，可用的有 %(choices)s",
    "can't open '%(filename)s': %(error)s": "打不开 %(filename)s（%(error)s）",
    "option '%(option)s' is deprecated": "选项 %(option)s 将要取消",
    "argument '%(argument_name)s' is deprecated": "参数 %(argument_name)s 将要取消",
    "command '%(parser_name)s' is deprecated": "命令 %(parser_name)s 将要取消",
}


def install() -> None:
    """Have argparse of this process speak Chinese; to call it again changes nothing.

    gettext itself would follow the locale of whoever types the command and needs a compiled file beside the code.
    """
    vars(argparse).update(_=_translated, ngettext=_translated_plural)


def _translated(message: str) -> str:
    return CATALOGUE.get(message, message)


def _translated_plural(singular: str, plural: str, count: int) -> str:
    return _translated(singular if count == 1 else plural)
