"""The triples, behind one interface; the only importer of the engine."""

from govgraph.store.client import Access
from govgraph.store.embedded import FORMATS, Store
from govgraph.store.remote import Remote
from govgraph.store.terms import XSD, term

__all__ = ["FORMATS", "XSD", "Access", "Remote", "Store", "term"]
