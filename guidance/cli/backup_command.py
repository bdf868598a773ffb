"""`python -m guidance backup DIR`: the office's own data in one folder, while the pages are served."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from guidance.backup.make_backup import make_backup
from guidance.staff.audit_log import open_audit_log
from ingest.commands.command_line import Parser
from ingest.settings import time_zone

_WHAT = """把本单位自己的数据存成一个文件夹：资料、提问记录、工作人员账号和操作记录。服务不用停；
存不全就什么也不留。索引不用备份，会重新生成。备份里有账号和记录，请像它们一样保管。"""


def main(argv: Sequence[str]) -> int:
    """Make the backup and say what it holds."""
    target = _parser().parse_args(argv).folder
    manifest = make_backup(target, datetime.now(time_zone()))
    open_audit_log().add("命令行", "backed_up", target.name)
    records = "未开启" if manifest.records is None else f"{manifest.records} 条"
    print(f"已备份到 {target}：资料 {len(manifest.knowledge_files)} 个文件，提问记录 {records}")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance backup", description=_WHAT)
    parser.add_argument("folder", metavar="DIR", type=Path, help="还没有的文件夹，如 /var/backups/guidance/2026-11-29")
    return parser
