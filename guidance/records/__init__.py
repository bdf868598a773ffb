"""What visitors asked, recorded only where the office consents, and scrubbed of personal data."""
