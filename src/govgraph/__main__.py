"""The program: a ready answer where there is one, else the command line proper."""

import sys

from govgraph import ready

# So many new objects are made before those are looked for that nothing uses any more.
_OFTEN = 100_000


def main() -> None:
    """Run the command line."""
    if ready.told(sys.argv[1:]):
        return
    import gc

    # Nearly all that is made while a graph is opened stays; to look through it again and again is lost time.
    gc.set_threshold(_OFTEN)
    from govgraph import cli

    cli.main()


if __name__ == "__main__":
    main()
