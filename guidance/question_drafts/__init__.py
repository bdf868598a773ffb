"""Questions drafted for a notice: those that people ask of the most similar clauses of other notices.

A page or command calls `draft_questions(asker, notice)`, which changes nothing, shows its `questions` and the clauses
`without` one, and calls `write_question_draft(draft, notice)`, which puts it where `question_draft_path` says, under a
name that no loader reads. What an editor takes goes to the known questions by `ingest.notices.teach.teach`, the others
stay in the draft. `as_known` gives drafted questions to the drafts of the FAQ.
"""
