"""The words of the language and of the notices, as data: read once, used by every stage."""
