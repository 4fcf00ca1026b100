"""A graph in a folder of the user's: a store on disk that `load` made, with the index of its names."""

from govgraph.depot import Shipped
from govgraph.errors import BadData


class Folder(Shipped):
    """The store that was loaded into one folder."""

    def __init__(self, place: str) -> None:
        super().__init__()
        raise BadData(place, 0, "there is no store; make one with: govgraph load FILE... --store DIR")
