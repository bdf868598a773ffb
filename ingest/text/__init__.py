"""Text in one spelling: normalising, numerals, dates, sentences, search words."""
