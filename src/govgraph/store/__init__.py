"""The triples, behind one interface; the only importer of the engine."""

from govgraph.store.embedded import FORMATS, Store
from govgraph.store.folder import ENDINGS, Disk, failed
from govgraph.store.terms import XSD, term

__all__ = ["ENDINGS", "FORMATS", "XSD", "Disk", "Store", "failed", "term"]
