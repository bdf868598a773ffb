"""Hearing: what a message in everyday Chinese tells about the applicant, with the words it came from."""

from guidance.hearing.hear import hear
from guidance.hearing.model import Heard

__all__ = ["Heard", "hear"]
