"""The plan file: SQLite, its journal, its backups."""
