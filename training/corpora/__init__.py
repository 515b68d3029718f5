"""Readers, one per corpus: each takes the corpora folder and yields sentences."""
