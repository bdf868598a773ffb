"""The eligibility check inside the talk: the applicant's case, questions about it, the verdict in words."""
