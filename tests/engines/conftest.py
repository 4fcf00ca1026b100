"""The engines, started as a user starts them; one that is not installed skips its tests."""

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENGINES = ("fuseki", "virtuoso")


@pytest.fixture(scope="session")
def started(tmp_path_factory):
    """Starts an engine when it is first asked for, and gives its address; all of them stop at the end."""
    running = {}

    def start(name):
        if name not in running:
            folder = tmp_path_factory.mktemp(name)
            begun = subprocess.run([HERE / "start", name, folder], capture_output=True, timeout=120)
            told = begun.stderr.decode()
            if "run tests/engines/install" in told:
                pytest.skip(told.strip())
            assert begun.returncode == 0, told
            running[name] = (folder, begun.stdout.decode().strip())
        return running[name][1]

    yield start
    for folder, _ in running.values():
        subprocess.run([HERE / "stop", folder], check=True, timeout=60)


@pytest.fixture(scope="session", params=ENGINES)
def engine(request, started):
    """The address of an engine that runs on this machine."""
    return started(request.param)
