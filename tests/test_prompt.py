"""The prompt in a terminal: one question a line, refusals in one line, and what it offers; as a process on a pty."""

import contextlib
import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from govgraph import prompt

# Starts the command line where prompt_toolkit cannot be imported.
BARE = "import sys; sys.modules['prompt_toolkit'] = None; from govgraph.cli import main; main()"
WAYS = {"plain": ["-c", BARE], "with history": ["-m", "govgraph"]}
SIGN = b"govgraph>"


class Terminal:
    """A program on a terminal of its own; what it shows is read piece by piece."""

    def __init__(self, env, command):
        self.process, self._end = pty.fork()
        if self.process == 0:
            # What ran the tests may have left interrupts ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execve(sys.executable, [sys.executable, *command], env)
        self._got = b""
        self.read(SIGN)

    def read(self, until):
        """What is shown up to a text and beyond what was read before, without the codes that move the cursor."""
        limit = time.monotonic() + 60
        while until not in self._plain():
            assert time.monotonic() < limit, f"{until!r} is not shown: {self._plain()!r}"
            if select.select([self._end], [], [], 0.1)[0]:
                self._got += os.read(self._end, 65536)
        told, _, self._got = self._plain().partition(until)
        return told.decode()

    def type(self, keys):
        os.write(self._end, keys)

    def say(self, keys, until):
        """Type something, wait for what is to be shown, and then for the next prompt."""
        os.write(self._end, keys)
        told = self.read(until)
        self.read(SIGN)
        return told

    def interrupt(self):
        """Press Ctrl-C until the next prompt shows: again where the program was not reading yet."""
        limit = time.monotonic() + 60
        while SIGN not in self._plain():
            assert time.monotonic() < limit, f"no prompt follows the interrupt: {self._plain()!r}"
            self.type(b"\x03")
            if select.select([self._end], [], [], 2)[0]:
                time.sleep(0.5)
                self._got += os.read(self._end, 65536)
        self.read(SIGN)

    def close(self, keys):
        """Type what ends it, and give the exit code."""
        os.write(self._end, keys)
        limit = time.monotonic() + 60
        done = (0, 0)
        while not done[0] and time.monotonic() < limit:
            if select.select([self._end], [], [], 0.1)[0]:
                with contextlib.suppress(OSError):
                    os.read(self._end, 65536)
            done = os.waitpid(self.process, os.WNOHANG)
        if not done[0]:
            os.kill(self.process, signal.SIGKILL)
            done = os.waitpid(self.process, 0)
        os.close(self._end)
        return os.waitstatus_to_exitcode(done[1])

    def _plain(self):
        return re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self._got)


@pytest.fixture
def opened(clean, kg):
    """Opens the prompt in one of the ways."""
    return lambda way: Terminal(clean | {"TERM": "xterm", "COLUMNS": "100", "PROMPT_TOOLKIT_NO_CPR": "1"}, WAYS[way])


@pytest.fixture(params=WAYS)
def terminal(request, opened):
    return opened(request.param)


@pytest.fixture(scope="module")
def openings(kg):
    return prompt.openings(kg)


@pytest.fixture(scope="module")
def names(kg):
    return prompt.names(kg)


def test_a_question_is_answered_and_the_end_of_input_ends_it(terminal):
    terminal.say(b"who hosted GFMD 2007\r", b"Belgium hosted GFMD 2007.")
    assert terminal.close(b"\x04") == 0


def test_a_refusal_is_one_line_and_the_next_question_is_answered(terminal):
    terminal.say(b"show Atlantis\r", b"govgraph: nothing is called 'Atlantis'")
    terminal.say(b"who hosted GFMD 2007 --sources none\r", b"Belgium hosted GFMD 2007.")
    assert terminal.close(b"exit\r") == 0


def test_an_interrupt_drops_the_line_alone(terminal):
    terminal.type(b"who hos")
    terminal.read(b"who hos")
    terminal.interrupt()
    assert terminal.close(b"quit\r") == 0


def test_a_line_of_the_prompt_is_in_the_history(opened, clean):
    kept = opened("with history")
    kept.say(b"find qqqqxxxx\r", b"classes")
    kept.close(b"\x04")
    (written,) = Path(clean["HOME"]).rglob("history")
    assert "find qqqqxxxx" in written.read_text(encoding="utf-8")


def test_without_a_terminal_there_is_no_prompt(run):
    found = run(given="who chairs GFMD 2010\n")
    assert "govgraph> " not in found.out and "Usage:" in found.out


def test_the_beginning_of_a_question_is_completed(openings, names):
    told = [text for text, _ in prompt.offers(openings, names, "who cha")]
    assert "who chairs " in told and "who chaired " in told


def test_a_name_is_completed_where_it_stands(openings, names):
    assert ("Colombo Process", len("colom")) in prompt.offers(openings, names, "who chairs the colom")


def test_a_name_of_several_words_takes_the_place_of_all_of_them(openings, names):
    assert ("Global Migration Group (GMG)", len("global mig")) in prompt.offers(
        openings, names, "members of global mig"
    )


def test_one_letter_is_too_few_for_a_name(openings, names):
    assert prompt.offers([], names, "who chairs g") == []


def test_no_source_is_offered_as_a_name(kg, names):
    assert "GFMD 2010" in names and "000_3c289b15e5a26d19" not in names
