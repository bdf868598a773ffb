"""The commands of `python -m ingest`."""
