"""Rule packs: what the notices require, as data that people can read and sign off."""
