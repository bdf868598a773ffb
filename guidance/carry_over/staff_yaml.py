"""Data as the text of a staff file."""

from __future__ import annotations

from typing import Any

import yaml


def as_yaml(data: Any) -> str:
    """Return YAML in the order of the data, Chinese as it is; "" for what is empty."""
    if not data:
        return ""
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110))
