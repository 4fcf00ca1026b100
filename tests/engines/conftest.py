"""The engines, started as a user starts them; one that is not installed skips its tests."""

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENGINES = ("fuseki", "virtuoso")
FOLDERS = pytest.StashKey[list[Path]]()


def pytest_configure(config):
    config.stash[FOLDERS] = []


def pytest_terminal_summary(terminalreporter, config):
    """Show what the engines said last, where one of their tests failed."""
    ill = [one.nodeid for key in ("failed", "error") for one in terminalreporter.stats.get(key, ())]
    if not any("engines/" in one for one in ill):
        return
    for log in (log for folder in config.stash[FOLDERS] for log in sorted(folder.glob("*log"))):
        terminalreporter.section(str(log))
        terminalreporter.write_line("\n".join(log.read_text(errors="replace").splitlines()[-20:]))


@pytest.fixture(scope="session")
def started(tmp_path_factory, pytestconfig):
    """Starts an engine when it is first asked for, and gives its address; all of them stop at the end."""
    running = {}

    def start(name):
        if name not in running:
            folder = tmp_path_factory.mktemp(name)
            pytestconfig.stash[FOLDERS].append(folder)
            begun = subprocess.run([HERE / "start", name, folder], capture_output=True, timeout=120)
            told = begun.stderr.decode()
            if "run tests/engines/install" in told:
                pytest.skip(told.strip())
            assert begun.returncode == 0, told
            running[name] = begun.stdout.decode().strip()
        return running[name]

    yield start
    for folder in pytestconfig.stash[FOLDERS]:
        subprocess.run([HERE / "stop", folder], check=True, timeout=60)


@pytest.fixture(scope="session", params=ENGINES)
def engine(request, started):
    """The address of an engine that runs on this machine."""
    return started(request.param)
