"""Rules that exit, hang, or interrupt: each costs what it would find, and never the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mtaudit.auditor import Auditor
from mtaudit.cli import main
from mtaudit.errors import Interrupted, RuleDefinitionError
from mtaudit.rule import watch
from mtaudit.rule.registry import load_rules
from tests.house_rules import house_settings, write_rules

RULE = '''"""A rule that does harm."""

import os
import sys
import time

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class HarmfulWord(PatternRule):
    """A rule that does harm."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "m"
    in_quotations = Quoted.REPORT
    cases = (Case("harm"),)
    bad = (Bad("harm", "harm"), Bad("harm", "harm"))
    good = ("a", "b")

    def accepts(self, document, match):
        {deed}
        return True
'''
CHOSEN = ("wrong-word", "harmful-word")
TEXT = "A wrongen day of harm."

pytestmark = pytest.mark.skipif(os.name != "posix", reason="speaks of signals")


def rules(folder: Path, deed: str) -> Path:
    made = write_rules(folder / "rules")
    (made / "harmful_word.py").write_text(RULE.format(deed=deed), encoding="utf-8")
    return made


@pytest.fixture
def _owner(monkeypatch: pytest.MonkeyPatch) -> object:
    """The process belongs to the command: an interrupt of the keyboard is another one than a rule's."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_owner")
@pytest.mark.parametrize(
    ("deed", "message"),
    [
        ("sys.exit(0)", "failed with SystemExit: 0"),
        ("raise KeyboardInterrupt", "failed with KeyboardInterrupt"),
        ("raise GeneratorExit", "failed with GeneratorExit"),
        ("raise ValueError('x\\n' * 9999)", "failed with ValueError: x x x"),
        ("raise type('Odd', (BaseException,), {'__str__': lambda self: 1 / 0})", "failed with Odd"),
    ],
)
def test_what_a_rule_raises_costs_the_rule(tmp_path: Path, deed: str, message: str) -> None:
    report = Auditor(house_settings(rules(tmp_path, deed), select=CHOSEN)).audit(TEXT)
    assert [finding.rule for finding in report.findings] == ["wrong-word"]
    (error,) = report.errors
    assert error.rule == "harmful-word"
    assert error.message.startswith(message)
    assert len(error.message) <= 400
    assert len(error.message.splitlines()) == 1


def test_an_interrupt_of_the_keyboard_is_no_fault_of_a_rule(tmp_path: Path) -> None:
    for deed in ("raise KeyboardInterrupt", "from mtaudit.errors import Interrupted; raise Interrupted(2)"):
        folder = tmp_path / deed[:4]
        folder.mkdir()
        auditor = Auditor(house_settings(rules(folder, deed), select=CHOSEN))
        with pytest.raises(KeyboardInterrupt):
            auditor.audit(TEXT)


@pytest.mark.usefixtures("_owner")
def test_what_a_rule_file_raises_while_it_loads_is_its_fault(tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text("raise KeyboardInterrupt('x')\n", encoding="utf-8")
    with pytest.raises(RuleDefinitionError, match=r"odd\.py: KeyboardInterrupt: x"):
        load_rules(folders=[tmp_path])
    (tmp_path / "odd.py").write_text("from mtaudit.errors import Interrupted\nraise Interrupted(2)\n", encoding="utf-8")
    with pytest.raises(Interrupted):
        load_rules(folders=[tmp_path])


@pytest.mark.parametrize(
    "deed",
    [
        "while True: pass",
        "time.sleep(60)",
        "__import__('re').match(r'(a|a)*b', 'a' * 60)",
        "[x for x in iter(int, 1)]",
    ],
)
def test_a_rule_that_runs_on_and_on_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    monkeypatch.setattr(watch, "SECONDS_PER_RULE", 0.2)
    auditor = Auditor(house_settings(rules(tmp_path, deed), select=CHOSEN))
    began = time.monotonic()
    with watch.watching():
        report = auditor.audit(TEXT)
    assert time.monotonic() - began < 10
    assert [finding.rule for finding in report.findings] == ["wrong-word"]
    assert [(error.rule, error.message) for error in report.errors] == [
        ("harmful-word", "ran on and on, and was stopped")
    ]


def test_catching_exceptions_keeps_no_rule_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SECONDS_PER_RULE", 0.2)
    deed = "while True:\n            try: time.sleep(1)\n            except Exception: pass"
    auditor = Auditor(house_settings(rules(tmp_path, deed), select=CHOSEN))
    with watch.watching():
        assert [error.rule for error in auditor.audit(TEXT).errors] == ["harmful-word"]


def test_the_alarm_is_left_as_it_was_and_left_to_others() -> None:
    with watch.watching():
        assert signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)

    def mine(*_: object) -> None: ...

    signal.signal(signal.SIGALRM, mine)
    try:
        with watch.watching():
            assert signal.getsignal(signal.SIGALRM) is mine
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    seen: list[object] = []

    def elsewhere() -> None:
        with watch.watching():
            seen.append(signal.getsignal(signal.SIGALRM))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [signal.SIG_DFL]


def test_the_command_goes_on_and_says_so_with_its_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = str(rules(tmp_path, "raise KeyboardInterrupt"))
    for name in "abc":
        Path(f"{name}.txt").write_text(TEXT, encoding="utf-8")
    words = ["check", "a.txt", "b.txt", "c.txt", "--config", "none", "--rule-folder", folder, "--no-learned"]
    words += ["--select", ",".join(CHOSEN)]
    assert main([*words, "--format", "jsonl"]) == 2
    out, err = capfd.readouterr()
    assert out.count('"rule": "wrong-word"') == 3
    assert err == "mtaudit: error: a.txt: rule harmful-word: failed with KeyboardInterrupt (and in 2 more articles)\n"
    assert main([*words]) == 2
    out = capfd.readouterr().out
    assert out.count("failed with KeyboardInterrupt") == 1  # what is the same in every article is said once


@pytest.mark.parametrize("deed", ["time.sleep(20)", "while True: pass"])
def test_the_keyboard_ends_a_run_at_once(tmp_path: Path, deed: str) -> None:
    folder = rules(
        tmp_path,
        f"open({str(tmp_path / 'began')!r}, 'w').close(); {deed}"
        if "while" not in deed
        else f"open({str(tmp_path / 'began')!r}, 'w').close()\n        {deed}",
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    words = [sys.executable, "-m", "mtaudit", "check", "a.txt", "--config", "none", "--no-learned"]
    words += ["--rule-folder", str(folder), "--select", ",".join(CHOSEN)]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 30
        while not (tmp_path / "began").exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=15) == ("", "mtaudit: error: interrupted\n")
        assert process.returncode == 130
        assert time.monotonic() - began < 5
