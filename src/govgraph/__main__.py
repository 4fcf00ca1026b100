"""Lets `python -m govgraph` be the command line."""

from govgraph.cli import main

main()
