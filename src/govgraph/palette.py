"""The colour of each type of thing, the same in every picture."""

# Paul Tol's bright colours, which colour-blind readers tell apart.
_COLOURS = {
    "State": "#4477aa",
    "Body": "#ee6677",
    "Process": "#228833",
    "Meeting": "#ccbb44",
    "Document": "#66ccee",
    "Person": "#aa3377",
}
_OTHER = "#bbbbbb"
# Types that are drawn like another one.
_LIKE = {"Collective": "Body", "Edition": "Meeting"}


def colour(kind: str) -> str:
    """The colour of a type, as #rrggbb.

    >>> colour("Edition") == colour("Meeting")
    True
    """
    return _COLOURS.get(_LIKE.get(kind, kind), _OTHER)


def channels(kind: str) -> tuple[int, int, int]:
    """The colour of a type as red, green and blue.

    >>> channels("State")
    (68, 119, 170)
    """
    red, green, blue = bytes.fromhex(colour(kind)[1:])
    return red, green, blue


def dark(kind: str) -> bool:
    """Tell whether white is easier to read than black on the colour of a type."""
    red, green, blue = channels(kind)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128
