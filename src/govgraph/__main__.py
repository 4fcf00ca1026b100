"""The program: a ready answer where there is one, else the command line proper."""

import sys

from govgraph import ready


def main() -> None:
    """Run the command line."""
    if ready.told(sys.argv[1:]):
        return
    from govgraph import cli

    cli.main()


if __name__ == "__main__":
    main()
