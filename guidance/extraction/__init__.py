"""Hearing: what a message in everyday Chinese tells about the applicant, with the words it came from."""
