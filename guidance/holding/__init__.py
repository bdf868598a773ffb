"""The check of what a model wrote: nothing that the cited clauses do not say."""

from guidance.holding.hold import faults_of
from guidance.holding.wording import Wording, load_wording

__all__ = ["Wording", "faults_of", "load_wording"]
