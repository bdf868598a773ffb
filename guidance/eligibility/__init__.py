"""The checker: from a pack and facts to an explained verdict."""

from guidance.eligibility.check import check
from guidance.eligibility.verdict import Contradiction, Finding, Section, Service, Verdict

__all__ = ["Contradiction", "Finding", "Section", "Service", "Verdict", "check"]
