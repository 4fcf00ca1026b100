"""Endpoints by address, or by the name that the configuration file gives them; their passwords come from elsewhere."""

import os
from typing import TYPE_CHECKING

from govgraph.errors import BadData, BadUse
from govgraph.store import Access

if TYPE_CHECKING:
    from pathlib import Path

# What a profile may say, and of what kind.
_KEYS = {"url": str, "update": str, "graphs": str, "user": str, "timeout": int}
_SERVICE = "govgraph"


def access(name: str) -> Access:
    """How the endpoint of an address or of a profile is reached, and as whom."""
    told: dict[str, object] = {"url": name}
    if "://" not in name:
        told = _profile(name)
    url, user = str(told["url"]), os.environ.get("GOVGRAPH_USER", "") or str(told.get("user", ""))
    seconds = told.get("timeout", 600)
    assert isinstance(seconds, int)
    return Access(
        url=url,
        update=str(told.get("update", "")),
        graphs=str(told.get("graphs", "")),
        user=user,
        password=_password(url, user),
        silence=min(60, seconds),
        total=seconds,
    )


def path() -> "Path":
    """Where the configuration file is; the environment variable GOVGRAPH_CONFIG says otherwise."""
    from pathlib import Path

    given = os.environ.get("GOVGRAPH_CONFIG", "")
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_config_path("govgraph", appauthor=False) / "config.toml"


def _profile(name: str) -> dict[str, object]:
    import tomllib

    place = path()
    try:
        content = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        content = {}
    except (OSError, ValueError) as error:
        raise BadData(str(place), 0, f"the configuration cannot be read: {error}") from None
    profiles = content.get("endpoint", {})
    if not isinstance(profiles, dict) or not isinstance(profiles.get(name), dict):
        raise BadUse(f"{name!r} is no address, which begins with http, and no [endpoint.{name}] in {place}")
    profile: dict[str, object] = profiles[name]
    _check(name, profile, place)
    return profile


def _check(name: str, profile: dict[str, object], place: "Path") -> None:
    for key, value in profile.items():
        if key == "password":
            raise BadUse(f"{place} holds a password; take it out, and set GOVGRAPH_PASSWORD or use a keyring")
        if key not in _KEYS:
            raise BadData(str(place), 0, f"[endpoint.{name}] knows no {key!r}, only {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]) or not value:
            raise BadData(str(place), 0, f"[endpoint.{name}] has a {key} that is no {_KEYS[key].__name__}")
    if "url" not in profile:
        raise BadData(str(place), 0, f"[endpoint.{name}] has no url")


def _password(url: str, user: str) -> str:
    """From the environment, else from the keyring of the user's desktop, where the keyring library is installed."""
    given = os.environ.get("GOVGRAPH_PASSWORD", "")
    if given or not user:
        return given
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(_SERVICE, f"{user} {url}") or ""
    except KeyringError:
        return ""
