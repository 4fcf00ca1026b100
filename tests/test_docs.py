"""The pages hold what the program prints, their Python runs, and their links lead somewhere."""

import doctest
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from cases import ROOT, files

DOCS = files("docs", ".md", 6)
PAGES = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", *DOCS]
COMMANDS = [
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/govgraph who chairs GFMD 2010",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest -q",
]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def test_the_pages_hold_what_the_program_prints() -> None:
    cog = [sys.executable, "-m", "cogapp", "-I", "docs", "-n", "utf-8", "--check", "--diff", *map(name, PAGES)]
    env = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(cog, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"run cog -I docs -r README.md docs/*.md\n{done.stdout[-4000:]}{done.stderr[-2000:]}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_python_of_a_page_runs(page: Path) -> None:
    text = "\n".join(re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples)
    assert failed == 0


def test_the_readme_shows_python() -> None:
    assert ">>> import govgraph" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_link_of_a_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_prints_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("python3 -m venv")] == COMMANDS


def test_the_readme_leads_to_every_page() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page for page in DOCS if f"({name(page)})" not in text] == []


def test_the_citation_names_the_version_of_the_package() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
