"""The one family of errors that people get to see; a command or a page catches it once, at its edge."""

from __future__ import annotations

import errno
import os

_SYSTEM_ERRORS = {  # what the operating system reports → what a person reads
    errno.ENOENT: "找不到",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
}


class AssistantError(Exception):
    """Something that a person can mend: the message says in Chinese what is wrong, where, and what would be right."""


class UnreadableSourceError(AssistantError):
    """A file that cannot be read as a notice; the message is one line of Chinese with the way out."""


class SettingError(AssistantError):
    """A setting cannot be understood; the message names it, its value and what would be right."""


class InputError(AssistantError):
    """An input that cannot be used: `field` is its name, `message` what would be right."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}：{message}")
        self.field, self.message = field, message


def in_chinese(error: OSError) -> str:
    """Return what the operating system reports, with the file's name, as one line for people."""
    if error.errno is None:  # one of ours, with words of its own
        return str(error)
    name = error.filename2 or error.filename
    where = f"{os.fsdecode(name)}：" if isinstance(name, str | bytes | os.PathLike) else ""
    return f"{where}{system_reason(error)}，请检查路径、权限和磁盘"


def system_reason(error: OSError) -> str:
    """Return the operating system's reason alone, for a message that names the file itself."""
    return _SYSTEM_ERRORS.get(error.errno or 0, f"不能读写，{error.strerror}")
