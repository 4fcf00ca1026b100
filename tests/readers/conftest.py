"""What each reader makes of our files; a reader that is absent skips its tests."""

import json
import shutil
import subprocess

import pytest
from shelf import HERE, Shelf, jars


@pytest.fixture(scope="session")
def shelf(kg, tmp_path_factory):
    return Shelf(kg, tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="session", params=[*jars()] or ["none"])
def gephi(request, shelf, tmp_path_factory):
    """What one version of Gephi reads from a list of files: a line of the program for each."""
    if request.param == "none" or not shutil.which("javac"):
        pytest.skip("run tests/readers/install: there is no Java or no Gephi toolkit")
    jar, classes = jars()[request.param], tmp_path_factory.mktemp("classes")
    subprocess.run(["javac", "-cp", jar, "-d", classes, HERE / "gephi" / "Read.java"], check=True)

    def read(paths, zone="UTC"):
        command = ["java", "-Djava.awt.headless=true", f"-Duser.timezone={zone}", "-cp", f"{jar}:{classes}", "Read"]
        done = subprocess.run([*command, *paths], check=True, capture_output=True, cwd=classes, timeout=300)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    return read


@pytest.fixture(scope="session")
def node():
    """Runs one of the programs of this folder with Node."""
    if not shutil.which("node") or not (HERE / "node_modules").is_dir():
        pytest.skip("run tests/readers/install: there is no Node or none of its packages")

    def run(program, *words):
        done = subprocess.run(["node", HERE / program, *words], check=True, capture_output=True, timeout=300)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    return run
