"""`python -m guidance staff add NAME`: accounts for staff where there is no identity provider."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from datetime import datetime

from guidance.staff.account_store import AccountStore
from guidance.staff.audit_log import open_audit_log
from guidance.staff.passwords import LONGEST, SHORTEST
from guidance.staff.sign_in import open_accounts
from ingest.commands.command_line import Parser
from ingest.errors import InputError
from ingest.settings import time_zone

_BY_COMMAND = "命令行"


def main(argv: Sequence[str]) -> int:
    """Do with the accounts what the arguments say."""
    arguments = _parser().parse_args(argv)
    store, log = open_accounts(), open_audit_log()
    match arguments.action:
        case "add":
            account = store.add(arguments.name, _password(arguments.stdin), datetime.now(time_zone()).date())
            log.add(_BY_COMMAND, "account_added", account.name)
            print(f"已添加账号「{account.name}」，打开页面的 /staff 登录")
        case "password":
            store.change_password(arguments.name, _password(arguments.stdin))
            log.add(_BY_COMMAND, "password_changed", arguments.name)
            print(f"「{arguments.name}」的密码已更换，用旧密码登录的都要重新登录")
        case "remove":
            store.remove(arguments.name)
            log.add(_BY_COMMAND, "account_removed", arguments.name)
            print(f"已删除账号「{arguments.name}」，正在登录的随即退出")
        case _:
            print(_listed(store))
    return 0


def _listed(store: AccountStore) -> str:
    lines = [f"{account.name}\t{account.since.isoformat()}" for account in store.accounts()]
    return "\n".join(lines) or "还没有账号，请用 python -m guidance staff add 名字 添加"


def _password(from_stdin: bool) -> str:
    """The password, typed twice without being shown, or the first line of standard input."""
    if from_stdin:
        try:
            return sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError:
            raise InputError("密码", "不是 UTF-8 编码，没有保存") from None
    if not sys.stdin.isatty():
        raise InputError("密码", "要在终端里输入；从别的程序传入时请加 --stdin，写在标准输入的第一行")
    try:
        typed = getpass.getpass(f"密码（{SHORTEST} 到 {LONGEST} 个字符，不会显示）：")
        again = getpass.getpass("再输一遍：")
    except EOFError:
        raise InputError("密码", "没有输完，没有保存") from None
    if typed != again:
        raise InputError("密码", "两遍输入的不一样，没有保存")
    return typed


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance staff",
        description="工作人员的账号，给没有统一登录的单位用：密码只存加密后的结果，账号文件只有本机这个用户能读。",
        epilog="设置：GUIDANCE_STAFF_ACCOUNTS（账号文件，默认在数据文件夹的 staff/ 里）",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="add|list|remove|password")
    for action, words in (("add", "添加账号"), ("password", "更换密码")):
        changing = actions.add_parser(action, help=words, description=words)
        changing.add_argument("name", metavar="NAME", help="名字，登录时用")
        changing.add_argument("--stdin", action="store_true", help="密码写在标准输入的第一行，不在终端里问")
    removing = actions.add_parser("remove", help="删除账号", description="删除账号")
    removing.add_argument("name", metavar="NAME", help="名字")
    actions.add_parser("list", help="列出账号", description="列出账号和添加的日期")
    return parser
