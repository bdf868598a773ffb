"""What visitors asked, kept only where the office consents, and stripped of what tells who asked."""
