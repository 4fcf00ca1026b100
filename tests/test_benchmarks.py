"""The benchmarks: what a turn measures, who is left out and why, and how figures are held against what is wanted."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import cases
import pytest

sys.path.insert(0, str(cases.ROOT / "benchmarks"))

import engines  # noqa: E402
import peers  # noqa: E402
import targets  # noqa: E402
import turns  # noqa: E402

_TAKES = "import sys; held = bytearray({} << 20); print(len(held) >> 20)"


def test_the_memory_of_a_process_is_its_own():
    held = bytearray(200 << 20)
    small, large = (turns.process(peers.python(_TAKES.format(size))) for size in (1, 100))
    assert small.megabytes < 60 < 100 < large.megabytes < 180 < len(held) >> 20


def test_what_a_process_prints_is_kept():
    assert turns.process(peers.python(_TAKES.format(2))).printed == "2\n"


def test_a_process_that_fails_says_why():
    with pytest.raises(turns.Failed, match="ended with 3: no such thing"):
        turns.process(peers.python("import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))


def test_a_process_is_cut_at_its_limit():
    spent = turns.process(peers.python("import time; time.sleep(60)"), limit=1)
    assert spent.cut
    assert 1 <= spent.wall < 10


def test_a_ratio_is_taken_within_each_turn():
    rounds = [{"one": turns.Spent(2.0, 1), "other": turns.Spent(1.0, 1)}]
    rounds += [{"one": turns.Spent(30.0, 1), "other": turns.Spent(10.0, 1)}, {"other": turns.Spent(5.0, 1)}]
    figures = turns.figures(rounds, "other")
    assert figures["one"]["to other"]["median"] == 2.5
    assert figures["other"]["seconds"] == 5


def test_what_ran_is_compared_with_its_peers_alone():
    rounds = [{name: turns.Spent(1.0, 1) for name in ("base", "one", "other")}]
    figures = turns.figures(rounds, "base", [("one", "other")])
    assert "to other" in figures["one"]
    assert "to one" not in figures["other"]


def _judged(figures):
    lines = list(targets.judged({"S": {"cold": figures}}))
    return next((line["measured"], line["verdict"]) for line in lines if line["against"] == "import click")


def _against_click(median, **more):
    return {"govgraph, installed": {"to import click": {"median": median}}, "import click": {"seconds": 0.1} | more}


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        (_against_click(1.3), ("1.3", "met")),
        (_against_click(1.31), ("1.31", "not met")),
        (_against_click(0.2, cut=True), ("under 0.2", "met")),
        ({}, ("", "not measured")),
    ],
)
def test_a_target_is_met_or_not_or_was_not_measured(figures, wanted):
    assert _judged(figures) == wanted


def test_growth_is_measured_between_two_sizes():
    sizes = {size: {"warm": {"chair": {"govgraph": {"seconds": took}}}} for size, took in (("M", 1.0), ("L", 1.4))}
    grown = next(line for line in targets.judged(sizes) if line["against"] == "M")
    assert (grown["measured"], grown["verdict"]) == ("1.4", "met")


def test_every_target_stands_in_the_table():
    assert len(targets.table({}).splitlines()) == len(targets.TARGETS) + 1


def test_a_server_that_nobody_wants_is_named():
    running, absent = engines.start("")
    assert (running, set(absent)) == ([], set(engines.NAMES))


def test_what_is_not_installed_is_named(tmp_path):
    with pytest.raises(turns.Failed, match="not installed; run npm install"):
        peers.comunica(str(tmp_path))


class Curt(BaseHTTPRequestHandler):
    """Answers one request and closes the connection, without a word."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps({"results": {"bindings": [{}, {}]}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *words):
        return


def test_a_server_that_has_closed_the_connection_is_asked_again(tmp_path):
    with HTTPServer(("127.0.0.1", 0), Curt) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        engine = engines.Engine("curt", f"http://127.0.0.1:{server.server_port}/sparql", tmp_path)
        assert [engine.rows("SELECT * {}", "S") for _ in range(3)] == [2, 2, 2]
        server.shutdown()
        engine.stop()
