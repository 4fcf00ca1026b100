"""The wheel: it holds all that a question needs, and answers where there is nothing but itself."""

import os
import subprocess
import sys
import zipfile

import pytest
from cases import ROOT

from govgraph.resources import FOLDERS

SHIPPED = "govgraph/_shipped"
# Is the form that the wheel brought along the one that is opened?
OPENS = "from govgraph import compiled, resources; print(compiled.read(resources.stamp()) is not None)"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as pip builds it from the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "-q"]
    subprocess.run([*pip, ROOT, "--no-deps", "-w", place], check=True, cwd=place, timeout=600)
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def held(wheel):
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A venv that holds the wheel and what it depends on, and a call of its programs with a home nobody can write."""
    place = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True, timeout=600)
    programs = place / "venv" / "bin"
    pip = [programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    subprocess.run([*pip, wheel], check=True, cwd=place, timeout=600)

    def call(program, *args, ready="1"):
        alone = {"HOME": "/dev/null", "PATH": os.defpath, "LC_ALL": "C.UTF-8", "GOVGRAPH_READY": ready}
        command = [programs / program, *args]
        return subprocess.run(command, env=alone, cwd=place, capture_output=True, text=True, timeout=120)

    return call


def expected(folder):
    """The files of one folder of the checkout, as the wheel should name them."""
    paths = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert len(paths) > 2
    return {f"{SHIPPED}/{path.relative_to(ROOT).as_posix()}" for path in paths}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_every_file_of_a_shipped_folder(held, folder):
    assert expected(folder) - held == set()


@pytest.mark.parametrize("suffix", ["json", "nt"])
def test_the_wheel_holds_one_compiled_form(held, suffix):
    assert len([name for name in held if name.startswith(f"{SHIPPED}/compiled/") and name.endswith(suffix)]) == 1


def test_the_wheel_holds_every_module(held):
    modules = {f"govgraph/{path.name}" for path in (ROOT / "src" / "govgraph").glob("*.py")}
    assert "govgraph/cli.py" in modules and modules <= held


def test_the_wheel_tells_type_checkers_that_it_is_typed(held):
    assert "govgraph/py.typed" in held


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-DATA"])
def test_the_wheel_holds_a_licence_for_code_and_for_data(held, name):
    assert [one for one in held if one.endswith(f".dist-info/licenses/{name}")]


def test_the_wheel_holds_nothing_else(held):
    tops = {name.split("/")[0].split("-")[0] for name in held}
    assert tops == {"govgraph"} and not [name for name in held if "__pycache__" in name or "/tests/" in name]


def test_the_installed_program_answers(installed):
    assert installed("govgraph", "who", "chairs", "GFMD", "2010").stdout.startswith("Mexico chaired GFMD 2010.\n")


def test_the_installed_program_answers_without_a_note(installed):
    found = installed("govgraph", "who", "chairs", "GFMD", "2010")
    assert (found.returncode, found.stderr) == (0, "")


def test_the_installed_program_looks_back(installed):
    assert "Argentina" in installed("govgraph", "who", "chairs", "GFMD", "2010", "--as-of", "2008").stdout


def test_the_installed_program_opens_the_form_that_it_brought(installed):
    assert installed("python", "-c", OPENS).stdout == "True\n"


def test_the_installed_program_knows_the_version_of_the_checkout(installed, kg):
    assert f"data {kg.index.version}," in installed("govgraph", "--version").stdout


def test_the_installed_module_is_the_program_too(installed):
    assert installed("python", "-m", "govgraph", "find", "GFMD").returncode == 0


@pytest.mark.parametrize(
    "question", ["who chairs GFMD 2010", "gfmd 2010 host", "who chaired the GMG", "who chairs Ruritania"]
)
def test_a_ready_answer_and_the_engine_print_the_same(installed, question):
    ready, worked = (installed("govgraph", *question.split(), ready=on) for on in ("1", "0"))
    assert (ready.stdout, ready.stderr, ready.returncode) == (worked.stdout, worked.stderr, worked.returncode)


def test_a_ready_answer_imports_next_to_nothing(installed):
    code = "import sys; from govgraph import ready; ready.told(['who', 'chairs', 'GFMD', '2010']); print(*sys.modules)"
    loaded = installed("python", "-c", code).stdout.splitlines()
    assert loaded[0] == "Mexico chaired GFMD 2010." and not {"click", "json", "pyoxigraph", "typing"} & set(
        loaded[-1].split()
    )
