"""What every file that people edit shares: line marks, strict schemas, faults, quotes, whole writes."""
