"""Files to take along: the result of a check, deadlines as a calendar and as a picture."""
