"""What a notice wants handed in, drafted from its clauses; an editor takes the draft or leaves it.

A page or command calls `draft_materials(clauses)`, which makes a draft and changes nothing, shows its `items`, `left`
and `annexes`, and calls `write_materials_draft(draft)`, which puts it where `materials_draft_path` says, under a name
that no loader reads; corrected and saved as the notice's materials file it is checked as any other.
"""
