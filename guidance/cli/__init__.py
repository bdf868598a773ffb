"""The commands of `python -m guidance`, one module each with `main(argv) -> int`."""
