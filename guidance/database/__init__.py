"""The office's database: SQLite in a file or PostgreSQL, its tables and how an older one is brought up to date."""
