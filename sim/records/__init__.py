"""Recorded votes: read from the files in which others publish them, decided by the law, and compared."""
