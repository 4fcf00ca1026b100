"""A polite client of one SPARQL endpoint: few tries, limits on time and size, and no answer that is not whole."""

import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from govgraph.errors import BadUse, LimitReached, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    import requests
    import urllib3

# The longest that a server may ask to wait before the next try, in seconds; what asks for more is not waited for.
_LONGEST_WAIT = 60
# More than this is no answer to a question; a slip of the server, or ill will.
_LARGEST = 2**31
_BUSY = (429, 502, 503, 504)
_HERE = ("localhost", "127.0.0.1", "::1")


class Access(NamedTuple):
    """Where an endpoint is asked, changed and loaded, who asks there, and how long it may take."""

    url: str
    update: str = ""
    graphs: str = ""
    user: str = ""
    password: str = ""
    connect: float = 10
    silence: float = 60
    total: float = 600
    tries: int = 3

    def __repr__(self) -> str:
        told = {name: value for name, value in self._asdict().items() if name != "password"}
        return f"Access({', '.join(f'{name}={value!r}' for name, value in told.items())})"


class _Call(NamedTuple):
    """One request."""

    method: str
    url: str
    data: bytes | dict[str, str] | None
    headers: dict[str, str] | None = None
    params: dict[str, str] | None = None
    silence: float = 0


class Client:
    """Sends requests to one endpoint, and hands on only what arrived whole.

    Its tries, waits and time-outs are those of urllib3, whose Retry also heeds Retry-After.
    """

    def __init__(self, access: Access) -> None:
        self.access = access
        self._session: requests.Session | None = None

    def select(self, text: str, graph: str) -> bytes:
        """The answer to a SELECT or ASK as SPARQL's JSON."""
        return self._ask(text, graph, "application/sparql-results+json")

    def construct(self, text: str, graph: str) -> bytes:
        """The triples of a CONSTRUCT as N-Triples."""
        return self._ask(text, graph, "application/n-triples")

    def update(self, text: str) -> None:
        """Run an update, which may be silent for as long as any answer may take."""
        url = self.access.update or _beside(self.access.url, "update")
        self._send(_Call("POST", url, {"update": text}, silence=self.access.total))

    def load(self, content: bytes, graph: str) -> None:
        """Add N-Triples to a graph."""
        headers = {"Content-Type": "application/n-triples"}
        self._send(_Call("POST", self._graphs(), content, headers, {"graph": graph}, self.access.total))

    def content(self, graph: str) -> bytes:
        """All triples of a graph as N-Triples."""
        headers = {"Accept": "application/n-triples"}
        return self._send(_Call("GET", self._graphs(), None, headers, {"graph": graph}))

    def _graphs(self) -> str:
        return self.access.graphs or _beside(self.access.url, "graphs")

    def _ask(self, text: str, graph: str, kind: str) -> bytes:
        data = {"query": text, "default-graph-uri": graph}
        return self._send(_Call("POST", self.access.url, data, {"Accept": kind}))

    def _send(self, call: "_Call") -> bytes:
        session = self._opened()
        import requests
        import urllib3

        silence = call.silence or self.access.silence
        try:
            answer = session.request(
                call.method,
                call.url,
                data=_pieces(call.data),
                headers=call.headers,
                params=call.params,
                timeout=(self.access.connect, silence),
                stream=True,
                allow_redirects=False,
            )
            with answer:
                body = self._whole(answer)
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise LimitReached(f"{call.url} was silent for {silence:g} seconds") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise NoAnswer(call.url, _cause(error)) from None
        _refuse(call.url, answer, body)
        _check_kind(call.url, answer, (call.headers or {}).get("Accept", ""))
        return body

    def _opened(self) -> "requests.Session":
        if self._session is None:
            self._session = _session(self.access)
        return self._session

    def _whole(self, answer: "requests.Response") -> bytes:
        """Read a body as it arrives, within the time and size that any answer may take."""
        end = time.monotonic() + self.access.total
        parts, size = [], 0
        while part := answer.raw.read1(2**16, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > _LARGEST:
                raise LimitReached(f"{answer.url} sends more than {_LARGEST} bytes; ask for less")
            if time.monotonic() > end:
                raise LimitReached(f"{answer.url} was still sending after {self.access.total:g} seconds")
        stated = answer.headers.get("Content-Length", "")
        if stated.isdigit() and answer.raw.tell() < int(stated):
            raise NoAnswer(answer.url, f"the answer broke off after {answer.raw.tell()} of {stated} bytes")
        return b"".join(parts)


def _pieces(data: bytes | dict[str, str] | None) -> BytesIO | dict[str, str] | None:
    """A body that is sent piece by piece; a slow line or a busy server may take the time of a connection for each."""
    if isinstance(data, bytes):
        return BytesIO(data)
    return data


def _session(access: Access) -> "requests.Session":
    try:
        import requests
        from requests.adapters import HTTPAdapter
    except ImportError:
        raise BadUse("an endpoint needs requests; install govgraph[remote]") from None
    from importlib import metadata

    for url in (access.url, access.update, access.graphs):
        _check_address(url)
    session = requests.Session()
    version = metadata.version("govgraph")
    session.headers["User-Agent"] = (
        f"govgraph/{version} (+https://w3id.org/govgraph) {requests.utils.default_user_agent()}"
    )
    # Without one of its own, requests would send what a .netrc file holds.
    session.auth = lambda request: request
    if access.password:
        session.auth = _either(access)
    adapter = HTTPAdapter(max_retries=_retry(access.tries))
    for scheme in ("http://", "https://"):
        session.mount(scheme, adapter)
    return session


def _check_address(url: str) -> None:
    """Refuse what is no address; one that holds a password is refused without repeating it."""
    if not url:
        return
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise BadUse("the address of an endpoint holds a password; take it out and set GOVGRAPH_PASSWORD")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadUse(f"{url!r} is no address of an endpoint; it begins with http:// or https://")


def _retry(tries: int) -> "urllib3.Retry":
    from urllib3 import BaseHTTPResponse, Retry
    from urllib3.exceptions import ReadTimeoutError

    class Patience(Retry):
        """Waits as long as the server asks, unless that is too long for one who waits for an answer."""

        def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
            wait = super().get_retry_after(response)
            if wait and wait > _LONGEST_WAIT:
                raise LimitReached(f"the endpoint is busy ({response.status}) and asks to wait {wait:.0f} seconds")
            return wait

        def increment(self, *args: Any, **kwargs: Any) -> "Patience":
            # Who did not answer in time is asked no second time: the first may still be at work there.
            error = kwargs.get("error")
            if isinstance(error, ReadTimeoutError):
                raise error
            return super().increment(*args, **kwargs)

    return Patience(
        total=tries - 1,
        status_forcelist=_BUSY,
        # All that is sent here may be sent twice: questions, and additions to a set.
        allowed_methods=None,
        backoff_factor=0.5,
        backoff_jitter=0.5,
        raise_on_status=False,
    )


def _either(access: Access) -> "Callable[[requests.PreparedRequest], requests.PreparedRequest]":
    """Answers a server that asks who is there in the way it asks, Digest or Basic; sends nothing before."""
    from requests.auth import HTTPDigestAuth, _basic_auth_str

    class Either(HTTPDigestAuth):
        """Digest as requests has it, and Basic for a server that asks for that."""

        def handle_401(self, r: Any, **kwargs: Any) -> Any:
            asked = r.headers.get("WWW-Authenticate", "").lower()
            if r.status_code != 401 or not asked.startswith("basic") or "Authorization" in r.request.headers:
                return super().handle_401(r, **kwargs)  # type: ignore[no-untyped-call]
            host = urlsplit(r.url)
            if host.scheme != "https" and host.hostname not in _HERE:
                raise BadUse(f"{host.hostname} asks for the password in the clear; use its https address")
            r.close()
            again = r.request.copy()
            again.headers["Authorization"] = _basic_auth_str(self.username, self.password)
            if isinstance(again.body, BytesIO):
                again.body.seek(0)
            return r.connection.send(again, **kwargs)

    return Either(access.user, access.password)


def _refuse(url: str, answer: "requests.Response", body: bytes) -> None:
    """Raise what an answer other than a whole and good one means."""
    status = answer.status_code
    if answer.is_redirect or status in (301, 302, 303, 307, 308):
        raise NoAnswer(url, f"it has moved to {answer.headers.get('Location', 'another address')}; use that address")
    if status in (401, 403):
        raise BadUse(f"{url} refuses access ({status}); set GOVGRAPH_USER and GOVGRAPH_PASSWORD to an account that may")
    if status == 206 or answer.headers.get("X-SQL-State"):
        raise LimitReached(f"{url} cut its answer short; ask for less, or have its limits raised")
    if status in _BUSY or status == 408:
        raise LimitReached(f"{url} is too busy or stopped at a limit of its own ({status}): {_said(answer, body)}")
    if status in (404, 405, 410):
        raise NoAnswer(url, f"it answers {status}: {_said(answer, body)}; is it a SPARQL endpoint?")
    if status == 400:
        raise BadUse(f"SPARQL, refused by {url}: {_said(answer, body)}")
    if status >= 300:
        raise NoAnswer(url, f"it answers {status}: {_said(answer, body)}")


def _check_kind(url: str, answer: "requests.Response", wanted: str) -> None:
    """Refuse a page that came in place of an answer."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if wanted and kind not in (wanted, "application/json", "text/plain"):
        raise NoAnswer(url, f"it sends {kind or 'no kind of data'}, not {wanted}; is it a SPARQL endpoint?")


def _said(answer: "requests.Response", body: bytes) -> str:
    """The first words of a refusal; of a page, only what its status means."""
    import textwrap

    if "html" in answer.headers.get("Content-Type", ""):
        return answer.reason or "no reason given"
    lines = body[:2000].decode("utf-8", "replace").strip().splitlines()
    return textwrap.shorten(" ".join(lines[:1]) or answer.reason or "no reason given", 200)


def _cause(error: BaseException) -> str:
    """Why a request failed, without the layers that it went through."""
    text = str(error)
    for sign, told in (
        ("Name or service not known", "there is no such host"),
        ("name resolution", "there is no such host"),
        ("refused", "nothing listens there"),
        ("WRONG_VERSION_NUMBER", "it does not speak https"),
        ("record layer failure", "it does not speak https"),
        ("CERTIFICATE", "its certificate is not to be trusted"),
        ("IncompleteRead", "the answer broke off"),
        ("RemoteDisconnected", "it closed the connection without an answer"),
        ("too many", "it is too busy"),
    ):
        if sign in text:
            return told
    return f"the connection failed ({type(error).__name__})"


def _beside(url: str, what: str) -> str:
    """Where engines take updates and graphs of which one is asked at `url`, unless a profile says otherwise."""
    place, _, last = url.rpartition("/")
    known = {
        # Virtuoso, without and with an account; then Fuseki, Oxigraph and their like.
        "sparql": {"update": "sparql", "graphs": "sparql-graph-crud"},
        "sparql-auth": {"update": "sparql-auth", "graphs": "sparql-graph-crud-auth"},
        "query": {"update": "update", "graphs": "data"},
    }
    if last not in known:
        return url
    return f"{place}/{known[last][what]}"
