"""The triples, behind one interface; the only importer of the engine."""

from typing import TYPE_CHECKING

from govgraph.store.embedded import FORMATS, Store
from govgraph.store.terms import XSD, term

if TYPE_CHECKING:
    from govgraph.store.client import Access
    from govgraph.store.folder import ENDINGS, Disk, failed
    from govgraph.store.remote import Remote

__all__ = ["ENDINGS", "FORMATS", "XSD", "Access", "Disk", "Remote", "Store", "failed", "term"]
# What a plain lookup does without is read when it is first used.
_HOMES = {"Access": "client", "Disk": "folder", "ENDINGS": "folder", "Remote": "remote", "failed": "folder"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
