"""The graph folder: the article log, and the triple store and tables derived from it."""

from kg.store.folder import GraphFolder
from kg.store.judge import Judge
from kg.store.log import ArticleLog
from kg.store.names import find, find_claim
from kg.store.snapshot import Snapshot, open_snapshot

__all__ = ["ArticleLog", "GraphFolder", "Judge", "Snapshot", "find", "find_claim", "open_snapshot"]
