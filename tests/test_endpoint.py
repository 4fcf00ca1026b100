"""An endpoint that is down, wrong, busy, cut short or in bad faith: one line, the right code, never half an answer."""

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs

import pytest

from govgraph.errors import LimitReached
from govgraph.store import Access, Remote, Store

JSON = "application/sparql-results+json"
SELECT = "SELECT ?n WHERE { ?s ?p ?n }"


def rows(number):
    """The answer to a SELECT ?n with so many rows."""
    found = [{"n": {"type": "literal", "value": str(n)}} for n in range(number)]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": found}}).encode()


def count(number):
    """The answer to a COUNT."""
    cell = {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": str(number)}
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": cell}]}}).encode()


class Seen(NamedTuple):
    """A request, as it came."""

    headers: dict[str, str]
    form: dict[str, list[str]]
    size: int = 0


class Bad:
    """What the server does; each way of going wrong is a method, named in the path."""

    def __init__(self):
        self.seen = []

    def rows(self, handler):
        handler.give(200, JSON, rows(3))

    def empty(self, handler):
        handler.give(200, JSON, rows(0))

    def html(self, handler):
        handler.give(200, "text/html; charset=utf-8", b"<html><body>Welcome</body></html>")

    def missing(self, handler):
        handler.give(404, "text/html", b"<h1>Not Found</h1>")

    def moved(self, handler):
        handler.give(301, "text/plain", b"", {"Location": "https://example.org/sparql"})

    def secret(self, handler):
        handler.give(401, "text/plain", b"who are you", {"WWW-Authenticate": 'Basic realm="x"'})

    def basic(self, handler):
        if handler.headers.get("Authorization") != "Basic cmVhZGVyOm9wZW4gc2VzYW1l":
            return self.secret(handler)
        return self.rows(handler)

    def digest(self, handler):
        if "response=" not in handler.headers.get("Authorization", ""):
            asked = {"WWW-Authenticate": 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'}
            return handler.give(401, "text/plain", b"", asked)
        return self.rows(handler)

    def busy(self, handler):
        handler.give(429, "text/plain", b"too many requests")

    def sluggish(self, handler):
        """Takes what it is sent slowly."""
        handler.give(200, "text/plain", b"")

    def once(self, handler):
        if len(self.seen) == 1:
            return handler.give(429, "text/plain", b"in a moment", {"Retry-After": "1"})
        return self.rows(handler)

    def hour(self, handler):
        handler.give(429, "text/plain", b"in an hour", {"Retry-After": "3600"})

    def fault(self, handler):
        handler.give(500, "text/plain", b"NullPointerException\n at line 5\n at line 6")

    def syntax(self, handler):
        handler.give(400, "text/plain", b"Parse error: line 1\nmore")

    def part(self, handler):
        handler.give(206, JSON, rows(3))

    def anytime(self, handler):
        handler.give(200, JSON, rows(3), {"X-SQL-State": "S1TAT"})

    def cut(self, handler):
        handler.give(200, JSON, rows(30)[:100], length=len(rows(30)))

    def close(self, handler):
        """Without a length, only what was said tells that something is missing."""
        handler.give(200, JSON, rows(30)[:100], length=-1)

    def trace(self, handler):
        handler.give(200, JSON, rows(3) + b"\njava.util.concurrent.TimeoutException")

    def chunks(self, handler):
        handler.give(200, JSON, b"", {"Transfer-Encoding": "chunked"}, length=-1)
        handler.wfile.write(b"ff\r\n" + rows(3))

    def drip(self, handler):
        handler.give(200, JSON, b"", length=1000)
        for _ in range(30):
            handler.wfile.write(b" ")
            time.sleep(0.2)

    def silent(self, handler):
        time.sleep(4)

    def reset(self, handler):
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    def capped(self, handler):
        """Gives no more than 1000 rows, without a word, but counts them all."""
        if "COUNT" in handler.form["query"][0]:
            handler.give(200, JSON, count(2500))
        else:
            handler.give(200, JSON, rows(1000))

    def shortened(self, handler):
        """Builds no more than 1000 triples, without a word, but counts all rows of which they would be built."""
        query = handler.form["query"][0]
        if "COUNT" in query and "?s ?p ?n" in query and "CONSTRUCT" not in query:
            handler.give(200, JSON, count(2500))
        else:
            lines = b"".join(b"<http://x/%d> <http://x/p> <http://x/o> .\n" % n for n in range(1000))
            handler.give(200, "application/n-triples", lines)

    def exact(self, handler):
        """Has 1000 rows and gives them."""
        if "COUNT" in handler.form["query"][0]:
            handler.give(200, JSON, count(1000))
        else:
            handler.give(200, JSON, rows(1000))

    def triples(self, handler):
        """Counts five triples and sends four."""
        if handler.form:
            handler.give(200, JSON, count(5))
        else:
            lines = b"".join(b"<http://x/%d> <http://x/p> <http://x/o> .\n" % n for n in range(4))
            handler.give(200, "application/n-triples", lines)


@contextmanager
def served(bad):
    """A server on this machine, in this process."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            left = int(self.headers.get("Content-Length", 0))
            content = b""
            while left:
                content += self.rfile.read(min(left, 2**20))
                left = int(self.headers["Content-Length"]) - len(content)
                time.sleep(0.2 * ("sluggish" in self.path))
            self.form = parse_qs(content.decode())
            self.answer(len(content))

        def do_GET(self):
            self.form = {}
            self.answer()

        def answer(self, size=0):
            bad.seen.append(Seen(dict(self.headers), self.form, size))
            way = self.path.strip("/").partition("?")[0]
            try:
                getattr(bad, way)(self)
            except (BrokenPipeError, ConnectionResetError):
                return

        def give(self, status, kind, body, headers=None, length=None):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            if length is None:
                length = len(body)
            if length >= 0:
                self.send_header("Content-Length", str(length))
            if length != len(body):
                self.close_connection = True
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def bad():
    return Bad()


@pytest.fixture
def place(bad):
    with served(bad) as url:
        yield url


@pytest.fixture
def remote(place):
    """A graph at the server that goes wrong in one way, with little patience."""

    def at(way, **access):
        return Remote(Access(f"{place}/{way}", **{"silence": 1, "total": 2, **access}), "http://x/graph")

    return at


@pytest.fixture
def refused(run, place):
    """The one line with which a question to the server is refused, and its code."""

    def ask(way, **env):
        found = run("who", "chairs", "GFMD", "2010", "--endpoint", f"{place}/{way}", env=env)
        assert found.out == ""
        assert found.err.startswith("govgraph: ")
        assert found.err.count("\n") == 1
        return found.code, found.err

    return ask


def test_rows_come_as_values(remote):
    assert remote("rows").select(SELECT).rows == (("0",), ("1",), ("2",))


@pytest.mark.parametrize(
    ("way", "code", "told"),
    [
        ("html", 6, "it sends text/html"),
        ("missing", 6, "it answers 404: Not Found; is it a SPARQL endpoint?"),
        ("moved", 6, "it has moved to https://example.org/sparql"),
        ("secret", 2, "set GOVGRAPH_USER and GOVGRAPH_PASSWORD"),
        ("busy", 7, "too busy"),
        ("hour", 7, "asks to wait 3600 seconds"),
        ("fault", 6, "it answers 500: NullPointerException"),
        ("syntax", 2, "Parse error: line 1"),
        ("part", 7, "cut its answer short"),
        ("anytime", 7, "cut its answer short"),
        ("cut", 6, "broke off"),
        ("close", 6, "no whole answer"),
        ("trace", 6, "no whole answer"),
        ("chunks", 6, "broke off"),
        ("reset", 6, "closed the connection without an answer"),
    ],
)
def test_an_endpoint_that_goes_wrong_is_refused_in_one_line(refused, way, code, told):
    found, line = refused(way)
    assert (found, told in line) == (code, True), line


def test_an_endpoint_that_is_down_is_refused(run, place):
    found = run("list", "Body", "--endpoint", "http://127.0.0.1:9/sparql")
    assert (found.code, found.out, found.err) == (
        6,
        "",
        "govgraph: http://127.0.0.1:9/sparql: nothing listens there\n",
    )


def test_an_endpoint_that_does_not_speak_https_is_refused(run, place):
    found = run("list", "Body", "--endpoint", f"{place.replace('http:', 'https:')}/rows")
    assert (found.code, "it does not speak https" in found.err) == (6, True), found.err


def test_a_host_that_does_not_exist_is_refused(run):
    found = run("list", "Body", "--endpoint", "http://no-such-host.invalid/sparql")
    assert (found.code, "there is no such host" in found.err) == (6, True), found.err


@pytest.mark.parametrize("url", ["ftp://x/sparql", "http:///sparql"])
def test_what_is_no_address_is_wrong_use(run, url):
    found = run("list", "Body", "--endpoint", url)
    assert (found.code, "is no address of an endpoint" in found.err) == (2, True), found.err


@pytest.mark.parametrize("way", ["drip", "silent"])
def test_a_slow_answer_ends_in_time(remote, way):
    start = time.monotonic()
    with pytest.raises(LimitReached):
        remote(way).select(SELECT)
    assert time.monotonic() - start < 3.5


def test_a_silent_endpoint_is_asked_once(remote, bad):
    with pytest.raises(LimitReached, match="silent for 1 seconds"):
        remote("silent").select(SELECT)
    assert len(bad.seen) == 1


def test_a_busy_endpoint_is_asked_again_when_it_says(remote, bad):
    start = time.monotonic()
    assert len(remote("once").select(SELECT).rows) == 3
    assert time.monotonic() - start >= 1


def test_a_busy_endpoint_is_asked_three_times_at_the_most(remote, bad):
    with pytest.raises(LimitReached):
        remote("busy").select(SELECT)
    assert len(bad.seen) == 3


def test_rows_cut_at_a_limit_are_refused(remote):
    with pytest.raises(LimitReached, match="sends 1000 of 2500 rows"):
        remote("capped").select(SELECT)


def test_as_many_rows_as_a_limit_might_allow_are_given_if_they_are_all(remote):
    assert len(remote("exact").select(SELECT).rows) == 1000


def test_built_triples_cut_at_a_limit_are_refused(remote):
    with pytest.raises(LimitReached, match="sends 1000 of 2500"):
        remote("shortened").construct("CONSTRUCT { ?s ?p ?n }\nWHERE { ?s ?p ?n }", Store())


def test_triples_cut_at_a_limit_are_refused(remote):
    with pytest.raises(LimitReached, match="sends 4 of 5 triples"):
        remote("triples").content()


def test_each_request_says_who_asks(remote, bad):
    remote("rows").select(SELECT)
    assert bad.seen[0].headers["User-Agent"].startswith("govgraph/")


def test_a_query_is_sent_with_its_one_graph(remote, bad):
    remote("rows").select(SELECT)
    assert bad.seen[0].form == {"query": [SELECT], "default-graph-uri": ["http://x/graph"]}


@pytest.mark.parametrize("way", ["basic", "digest"])
def test_an_account_is_shown_to_who_asks_for_it(remote, bad, way):
    assert len(remote(way, user="reader", password="open sesame").select(SELECT).rows) == 3
    assert ["Authorization" in one.headers for one in bad.seen] == [False, True]


@pytest.mark.parametrize("way", ["basic", "digest", "once"])
def test_what_is_loaded_arrives_whole_at_the_second_try(remote, bad, way):
    line = b"<http://x/a> <http://x/p> <http://x/b> .\n"
    remote(way, user="reader", password="open sesame").load_own(line)
    assert [one.size for one in bad.seen] == [len(line)] * 2


def test_a_server_may_take_a_large_load_slowly(remote, bad):
    line = b'<http://x/a> <http://x/p> "%s" .\n' % (b"x" * 3 * 2**23)
    remote("sluggish", connect=1, total=60).load_own(line)
    assert [one.size for one in bad.seen] == [len(line)]


def test_a_wrong_password_is_refused_without_it(refused):
    code, line = refused("basic", GOVGRAPH_USER="reader", GOVGRAPH_PASSWORD="swordfish")
    assert (code, "swordfish" in line) == (2, False)


def test_the_account_stands_in_the_environment(refused, bad):
    refused("basic", GOVGRAPH_USER="reader", GOVGRAPH_PASSWORD="open sesame")
    assert bad.seen[-1].headers["Authorization"] == "Basic cmVhZGVyOm9wZW4gc2VzYW1l"


def test_a_password_in_the_address_is_refused_and_not_repeated(run):
    found = run("list", "Body", "--endpoint", "http://reader:swordfish@127.0.0.1:9/sparql")
    assert (found.code, "swordfish" in found.err, "GOVGRAPH_PASSWORD" in found.err) == (2, False, True)


def test_a_netrc_file_is_not_read(run, place, bad, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login reader password swordfish\n")
    run("list", "Body", "--endpoint", f"{place}/secret", env={"NETRC": str(netrc)})
    assert ["Authorization" in one.headers for one in bad.seen] == [False]


def test_an_access_does_not_show_its_password():
    assert "swordfish" not in repr(Access("http://x/", user="reader", password="swordfish"))


@pytest.fixture
def configured(run, tmp_path):
    """Asks an endpoint by the name that a configuration file gives it."""

    def ask(text, **env):
        path = tmp_path / "config.toml"
        path.write_text(text)
        return run("list", "Body", "--endpoint", "office", env={"GOVGRAPH_CONFIG": str(path), **env})

    return ask


def test_a_profile_names_the_address(configured, place, bad):
    found = configured(f'[endpoint.office]\nurl = "{place}/html"\n')
    assert (found.code, len(bad.seen)) == (6, 1)


def test_a_profile_limits_the_time(configured, place):
    start = time.monotonic()
    found = configured(f'[endpoint.office]\nurl = "{place}/silent"\ntimeout = 1\n')
    assert (found.code, time.monotonic() - start < 3.5) == (7, True)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", 2, "no [endpoint.office] in "),
        ('[endpoint.office]\nurl = "http://x/"\npassword = "swordfish"\n', 2, "holds a password"),
        ('[endpoint.office]\nurl = "http://x/"\nuri = "http://y/"\n', 6, "knows no 'uri'"),
        ("[endpoint.office]\nurl = 5\n", 6, "has a url that is no str"),
        ('[endpoint.office]\nuser = "x"\n', 6, "has no url"),
        ("[endpoint.office\n", 6, "cannot be read"),
    ],
)
def test_a_profile_that_is_wrong_is_refused(configured, text, code, told):
    found = configured(text)
    assert (found.code, told in found.err, "swordfish" in found.err) == (code, True, False), found.err


def test_a_keyring_gives_the_password(configured, place, bad, tmp_path):
    backend = "import keyring.backend\n\n\nclass Ring(keyring.backend.KeyringBackend):\n    priority = 1\n\n"
    backend += "    def get_password(self, service, username):\n        return 'open ' + 'sesame'\n\n"
    backend += "    set_password = delete_password = None\n"
    (tmp_path / "ring.py").write_text(backend)
    env = {"PYTHON_KEYRING_BACKEND": "ring.Ring", "PYTHONPATH": str(tmp_path)}
    configured(f'[endpoint.office]\nurl = "{place}/basic"\nuser = "reader"\n', **env)
    assert bad.seen[-1].headers["Authorization"] == "Basic cmVhZGVyOm9wZW4gc2VzYW1l"


def test_an_endpoint_to_which_nothing_was_pushed_says_so(refused):
    code, line = refused("empty")
    assert (code, "no graph was pushed there" in line) == (6, True), line


def test_a_store_and_an_endpoint_are_two_places(run, tmp_path):
    found = run("list", "Body", "--endpoint", "http://x/", "--store", str(tmp_path))
    assert (found.code, "two places" in found.err) == (2, True), found.err
