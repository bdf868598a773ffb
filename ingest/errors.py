"""The one family of errors that people are told of; whoever runs a command or a page catches it once, at the edge."""

from __future__ import annotations


class AssistantError(Exception):
    """Something that a person can mend: the message says in Chinese what is wrong, where, and what would be right."""


class SettingError(AssistantError):
    """A setting cannot be understood; the message names it, its value and what would be right."""


class InputError(AssistantError):
    """An input that cannot be used: `field` is its name, `message` what would be right."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}：{message}")
        self.field, self.message = field, message
