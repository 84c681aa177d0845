"""The command as a process: streams that are closed or full, signals, and what becomes of its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit.cli import main
from tests.house_rules import trust_settings, write_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks to a POSIX shell")

FULL = Path("/dev/full")
"""A device on which nothing can be written."""


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    write_rules(tmp_path / "house")
    Path("mtaudit.toml").write_text('select = ["wrong-word"]\nrule-folders = ["house"]\n', encoding="utf-8")
    trust_settings()
    Path("good.txt").write_text("A quiet day.\n", encoding="utf-8")
    Path("bad.txt").write_text("A wrongen day.\n", encoding="utf-8")


def shell(command: str) -> tuple[int, str, str]:
    """Run a command line in which `mtaudit` is this program; its status, output and complaints."""
    words = command.replace("mtaudit", f'"{sys.executable}" -m mtaudit')
    done = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["mtaudit --version >&-", "mtaudit check bad.txt >&-", "mtaudit --help >&-"])
def test_output_that_is_closed_is_one_complaint(command: str) -> None:
    assert shell(command) == (2, "", "mtaudit: error: standard output cannot be written: Bad file descriptor\n")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no such device")
@pytest.mark.parametrize("command", ["mtaudit --help >/dev/full", "mtaudit check bad.txt >/dev/full"])
def test_output_that_cannot_be_written_is_one_complaint(command: str) -> None:
    assert shell(command) == (2, "", "mtaudit: error: standard output cannot be written: No space left on device\n")


def test_input_that_is_closed_costs_no_other_article() -> None:
    status, out, err = shell("mtaudit check - bad.txt --format jsonl <&-")
    assert (status, err) == (2, "mtaudit: error: stdin: cannot be read: Bad file descriptor\n")
    assert '"id": "bad.txt"' in out


@pytest.mark.parametrize(
    "command",
    [
        "mtaudit check gone.txt 2>&-",
        "mtaudit chekc 2>&-",
        pytest.param(
            "mtaudit check gone.txt 2>/dev/full", marks=pytest.mark.skipif(not FULL.exists(), reason="no such device")
        ),
    ],
)
def test_a_complaint_that_nobody_can_read_leaves_the_status(command: str) -> None:
    assert shell(command)[0] == 2


def test_a_run_that_needs_no_stream_does_without() -> None:
    assert shell("mtaudit check bad.txt --format jsonl --output out.txt <&- >&- 2>&-") == (1, "", "")
    assert '"id": "bad.txt"' in Path("out.txt").read_text(encoding="utf-8")


def test_a_named_pipe_is_read_where_it_is_named_and_left_alone_in_a_folder() -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text("A wrongen day.\n", encoding="utf-8")
    os.mkfifo("folder/pipe.txt")
    status, out, err = shell("mtaudit check folder 'folder/*' --format jsonl")
    assert (status, out.count("\n"), err) == (1, 1, "")
    assert shell("cat bad.txt >folder/pipe.txt & mtaudit check folder/pipe.txt --format jsonl")[0] == 1


SLOW = '''"""A rule that takes its time, and says which process runs it."""

import os
import time
from pathlib import Path

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class SlowWord(PatternRule):
    """A rule that takes its time, and says which process runs it."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "m"
    in_quotations = Quoted.REPORT
    cases = (Case("slow"),)
    bad = (Bad("slow", "slow"), Bad("slow", "slow"))
    good = ("a", "b")

    def accepts(self, document, match):
        Path(f"{os.getpid()}.worker").touch()
        time.sleep(20)
        return True
'''


@pytest.fixture
def busy() -> Iterator[subprocess.Popen[str]]:
    """A run whose two workers are at work."""
    Path("house/slow_word.py").write_text(SLOW, encoding="utf-8")
    trust_settings()
    line = f'{{"id": "x", "text": "A slow day.{" Nothing." * 12_000}"}}\n'
    Path("many.jsonl").write_text(line * 4, encoding="utf-8")
    words = [sys.executable, "-m", "mtaudit", "check", "many.jsonl", "--select", "slow-word", "--jobs", "2"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        eventually(lambda: len(workers()) == 2)
        yield process
        process.kill()


def workers() -> list[int]:
    return [int(path.stem) for path in Path().glob("*.worker")]


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and " Z " in state.read_text(encoding="utf-8"))  # dead, and not yet collected


def eventually(holds: object, seconds: float = 15) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "this never came true"
        time.sleep(0.02)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_told_to_end_does_so_with_its_workers(busy: subprocess.Popen[str], sent: signal.Signals) -> None:
    began = time.monotonic()
    busy.send_signal(sent)
    assert busy.communicate(timeout=15) == ("", "mtaudit: error: interrupted\n")
    assert busy.returncode == 128 + sent
    assert time.monotonic() - began < 10
    assert not any(map(is_alive, workers()))


def test_the_workers_of_a_run_that_was_killed_end_too(busy: subprocess.Popen[str]) -> None:
    busy.kill()
    eventually(lambda: not any(map(is_alive, workers())))


def test_sigterm_stays_the_caller_s(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    main(["--version"])
    assert signal.getsignal(signal.SIGTERM) is before
