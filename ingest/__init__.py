"""Notices in: source file → blocks → clause tree → search texts → vectors → index. Knows nothing of guidance."""

import os

# onnxruntime reports to its maker from the moment it is loaded, by whatever loads it, unless this is set before.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
