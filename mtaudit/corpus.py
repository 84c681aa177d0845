"""Audits many articles in worker processes and gathers what is said into one report.

Reports come in the order in which the articles were given, whatever the number of workers. An article that cannot be
read is a `Failure` and costs no other; a rule whose worker dies is an error of that rule on that article.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from mtaudit.auditor import VERSION, Auditor
from mtaudit.reading.failure import NO_MEMORY, Failure, reason_of
from mtaudit.reading.sources import Article
from mtaudit.report import ArticleReport, RunReport, run_report
from mtaudit.rule import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection

    from mtaudit.reading.sources import Waiting
    from mtaudit.settings.values import Settings

SMALL_RUN = 300_000
"""Bytes of articles under which worker processes cost more time than they save."""


def audit_all(
    waiting: Sequence[Waiting],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Callable[[], object] = lambda: None,
) -> RunReport:
    """Audit articles, in worker processes where that saves time, and report on the run.

    A program that asks for more than one job must keep its own start under `if __name__ == "__main__":`, since the
    workers are started afresh ("spawn").

    Args:
        waiting: from `mtaudit.reading.sources.gather`.
        settings: the settings of the run.
        jobs: how many worker processes, at most; 0 for as many as there are processors.
        progress: called once for each article that is done.

    Raises:
        ConfigError: the settings cannot be used.
        RuleDefinitionError: a rule pack or a lexicon breaks its contract.
    """
    auditor = Auditor(settings)
    workers = min(jobs or _processors(), len(waiting))
    is_small = sum(each.size for each in waiting if isinstance(each, Article)) < SMALL_RUN
    reports: list[ArticleReport] = []
    failures: list[Failure] = []
    results = (
        (audit_one(auditor, each) for each in waiting)
        if workers <= 1 or is_small
        else _Pool(settings, workers, auditor.rule_of).results(waiting)
    )
    with closing(results):
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
            else:
                reports.append(result)
            progress()
    return run_report(reports, failures, auditor.unused_suppressions(reports), VERSION)


def audit_one(auditor: Auditor, waiting: Waiting, without: Mapping[str, str] | None = None) -> ArticleReport | Failure:
    """The report on one article, or why there is none, whatever it does to the program.

    Args:
        auditor: what audits it.
        waiting: the article.
        without: as in `Auditor.audit_document`.
    """
    if isinstance(waiting, Failure):
        return waiting
    try:
        return auditor.audit_document(waiting.read(), without)
    except Exception as error:  # noqa: BLE001 - the other articles must not pay for it
        return Failure(waiting.id, reason_of(error))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Chunk: TypeAlias = "tuple[Waiting, ...]"
Results: TypeAlias = "list[ArticleReport | Failure]"

CHUNK_LENGTH = 50
CHUNK_BYTES = 100_000
"""How many articles, or how much of them, a worker is given at a time."""
_CHUNKS_AHEAD = 3
"""Chunks that wait for each worker, so that none is ever idle and few results pile up."""


class _Pool:
    """Worker processes that outlive the death of one of them, and never the run."""

    def __init__(self, settings: Settings, workers: int, rule_of: Callable[[int], str]) -> None:
        self._settings = settings
        self._rule_of = rule_of
        self._workers = workers
        self._context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads may hold
        self._lifeline, self._held_end = self._context.Pipe(duplex=False)
        self._executor = self._start()
        self._careful: ProcessPoolExecutor | None = None
        self._mark = self._context.RawValue("i", 0)

    def results(self, waiting: Sequence[Waiting]) -> Generator[ArticleReport | Failure, None, None]:
        """What is said of each article, in order; closed before its end, it stops the workers at once."""
        ahead: deque[tuple[Chunk, ProcessPoolExecutor, Future[Results]]] = deque()
        try:
            for chunk in _chunks(waiting):
                ahead.append((chunk, *self._submit(chunk)))
                if len(ahead) > self._workers * _CHUNKS_AHEAD:
                    yield from self._finish(*ahead.popleft())
            while ahead:
                yield from self._finish(*ahead.popleft())
        except BaseException:
            self._held_end.close()
            raise
        finally:
            for executor in filter(None, (self._executor, self._careful)):
                executor.shutdown(wait=True, cancel_futures=True)
            self._held_end.close()
            self._lifeline.close()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, self._context, _begin_work, (self._settings, self._lifeline))

    def _submit(self, chunk: Chunk) -> tuple[ProcessPoolExecutor, Future[Results]]:
        try:
            return self._executor, self._executor.submit(_audit_chunk, chunk)
        except BrokenProcessPool:
            self._restart(self._executor)
            return self._executor, self._executor.submit(_audit_chunk, chunk)

    def _finish(self, chunk: Chunk, executor: ProcessPoolExecutor, future: Future[Results]) -> Results:
        try:
            return future.result()
        except BrokenProcessPool:
            self._restart(executor)
        except MemoryError:  # what came back did not fit
            pass
        return [self._alone(each) for each in chunk]

    def _alone(self, waiting: Waiting) -> ArticleReport | Failure:
        """One article with no other beside it, so that it is known whose worker dies, and in which rule."""
        without: dict[str, str] = {}
        while True:
            self._mark.value = 0
            if self._careful is None:
                start = (self._settings, self._lifeline, self._mark)
                self._careful = ProcessPoolExecutor(1, self._context, _begin_work, start)
            try:
                return self._careful.submit(_audit_alone, waiting, without).result()
            except MemoryError:
                return Failure(waiting.id, NO_MEMORY)
            except BrokenProcessPool:
                self._careful.shutdown(wait=False)
                self._careful = None
                rule = self._rule_of(self._mark.value - 1) if self._mark.value else None
                if rule is None or rule in without:
                    return Failure(waiting.id, "the process that audited it died (out of memory, or killed)")
                without[rule] = "ended the process that audited the article"

    def _restart(self, broken: ProcessPoolExecutor) -> None:
        if broken is self._executor:
            broken.shutdown(wait=False)
            self._executor = self._start()


def _chunks(waiting: Sequence[Waiting]) -> Iterator[Chunk]:
    chunk: list[Waiting] = []
    size = 0
    for each in waiting:
        chunk.append(each)
        size += each.size if isinstance(each, Article) else 0
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_LENGTH:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


_worker: list[Auditor] = []
"""The auditor of a worker process, made once when it starts."""


def _begin_work(settings: Settings, lifeline: Connection, mark: watch.Mark | None = None) -> None:
    threading.Thread(target=_end_with_run, args=(lifeline,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears the keyboard and ends its workers
    _worker[:] = [Auditor(settings)]
    if mark is not None:
        watch.marks(mark)


def _end_with_run(lifeline: Connection) -> None:
    """End this process when the parent closes its end of the pipe or is gone, however it went."""
    lifeline.poll(None)  # nothing is ever sent, so it becomes readable only by its end
    os._exit(1)


def _audit_chunk(chunk: Chunk) -> Results:
    with watch.watching():
        return [audit_one(_worker[0], each) for each in chunk]


def _audit_alone(waiting: Waiting, without: Mapping[str, str]) -> ArticleReport | Failure:
    with watch.watching():
        return audit_one(_worker[0], waiting, without)
