"""`python -m guidance restore DIR`: what a backup holds, put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from guidance.backup.restore_backup import restore_backup
from guidance.staff.audit_log import open_audit_log
from ingest.commands.command_line import Parser
from ingest.settings import time_zone

_WHAT = """用 backup 存的文件夹恢复资料、提问记录和工作人员账号；先核对每个文件，全部恢复或什么也不改。
正在运行的服务几秒后改用恢复的资料；恢复前的资料留在资料文件夹的 .before-restore-… 里。"""


def main(argv: Sequence[str]) -> int:
    """Restore the backup and say what is in place now."""
    arguments = _parser().parse_args(argv)
    restored = restore_backup(arguments.folder, datetime.now(time_zone()), not arguments.without_records)
    open_audit_log().add("命令行", "restored", arguments.folder.name)
    print(f"已恢复 {restored.manifest.made:%Y-%m-%d %H:%M} 的备份；恢复前的资料在 {restored.put_aside}，确认后可以删去")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance restore", description=_WHAT)
    parser.add_argument("folder", metavar="DIR", type=Path, help="backup 存的文件夹")
    parser.add_argument("--without-records", action="store_true", help="提问记录不恢复，留现在的")
    return parser
