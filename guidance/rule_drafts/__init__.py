"""A rule pack drafted from a notice's clauses, for an editor to correct and to sign."""
