"""What applicants can state about themselves: the facts of facts.yaml, and stated values held against them."""
