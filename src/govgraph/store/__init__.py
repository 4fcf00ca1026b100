"""The triples, behind one interface; the only importer of the engine."""

from govgraph.store.client import Access
from govgraph.store.embedded import FORMATS, Store
from govgraph.store.folder import ENDINGS, Disk, failed
from govgraph.store.remote import Remote
from govgraph.store.terms import XSD, term

__all__ = ["ENDINGS", "FORMATS", "XSD", "Access", "Disk", "Remote", "Store", "failed", "term"]
