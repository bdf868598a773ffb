"""What applicants can state about themselves.

`facts_file` reads facts.yaml strictly, `fact_spec` is one fact of it, `applicant_facts` the vocabulary of all and
what one applicant stated, `stated_values` how a stated value is read.
"""
