"""What an office cannot make anew, in one folder: knowledge, records of questions, staff accounts, audit log."""
