"""Rule packs: what the notices require, as data that people can read and sign off."""

from guidance.rules.load import load_pack, pack_ids, read_pack
from guidance.rules.pack import Pack

__all__ = ["Pack", "load_pack", "pack_ids", "read_pack"]
