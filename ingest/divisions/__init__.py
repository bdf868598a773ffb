"""The administrative divisions of the country: their names, their everyday forms, and which lies in which."""
