"""The steps from one form of the tables to the next, run by Alembic; a step that has been released never changes."""
