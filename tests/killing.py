"""Kills a process that loads a file into a store, at many moments, and looks at the store after each.

    python tests/killing.py STORE FILE MOMENTS

The store is copied for each moment. What was found is printed: how often the store was the old one, how often the new.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from govgraph import GovGraph, cli, compilation, folder, loading, rules, snapshot  # noqa: F401

LEFT = {folder.LABEL, folder.LOCK}


def child(act, *values):
    """Do something in a process of its own; its number is returned."""
    number = os.fork()
    if number:
        return number
    with contextlib.redirect_stderr(io.StringIO()):
        code = act(*values)
    os._exit(code or 0)


def load(place, file):
    loading.load([file], str(place))


def look(place):
    """Open the store: 10 for the old one, 11 for the new one, 1 where something is wrong or left behind."""
    graph = GovGraph(folder.Folder(str(place)))
    state = 10 + (graph.index.counts["things"] > int(sys.argv[4]))
    assert graph.ask("who chaired AF 2001").sentence == "Lemuria chaired AF 2001."
    names = {path.name for path in place.iterdir()} - LEFT
    inner = [path.name for name in names for path in (place / name).iterdir() if path.suffix in (".nt", ".part")]
    if len(names) != 1 or inner:
        return 1
    return state


def main():
    store, file, moments = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    place = store.with_name("victim")
    shutil.copytree(store, place)
    start = time.monotonic()
    os.waitpid(child(load, place, file), 0)
    whole = time.monotonic() - start
    moment = random.Random(7)
    found = {10: 0, 11: 0}
    for _ in range(moments):
        shutil.rmtree(place)
        shutil.copytree(store, place)
        victim = child(load, place, file)
        time.sleep(moment.random() * whole)
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        found[os.waitstatus_to_exitcode(os.waitpid(child(look, place), 0)[1])] += 1
    print(f"old {found[10]} new {found[11]}")


if __name__ == "__main__":
    main()
