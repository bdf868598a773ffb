"""A talk as the visitor's own device keeps it, and how it is taken up again."""
