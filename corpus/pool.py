"""Reading in several processes: the largest files first, and a file that kills its process kills no other."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from corpus.reading import Job, document_rows, failed, read_file
from corpus.store import DocumentRows

AHEAD = 2
"""Jobs handed out for each worker: one at work, one waiting."""
CRASHED = "Reading the file ended its process, perhaps for lack of memory. Please report it."

Read = Callable[[Job], DocumentRows]


def read_all(jobs: Sequence[Job], workers: int, read: Read = read_file) -> Generator[DocumentRows]:
    """The rows of every job, as they come; with one worker, or one job, in this process.

    `read` must be a function of a module, so that other processes can import it.
    """
    workers = min(workers, len(jobs))
    if workers <= 1:
        yield from map(read, jobs)
        return
    waiting = list(reversed(jobs))
    while waiting:
        suspects: list[Job] = []
        yield from _read_until_broken(waiting, suspects, workers, read)
        for job in suspects:
            yield _read_alone(job, read)


def _read_until_broken(waiting: list[Job], suspects: list[Job], workers: int, read: Read) -> Generator[DocumentRows]:
    """Takes jobs off the end of `waiting`; where a process dies, those under way are put into `suspects`."""
    running: dict[Future[DocumentRows], Job] = {}
    with _pool(workers) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < workers * AHEAD:
                    running[pool.submit(read, waiting[-1])] = waiting[-1]
                    waiting.pop()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            suspects += running.values()
        except BaseException:
            stop_workers()
            raise


def _read_alone(job: Job, read: Read) -> DocumentRows:
    with _pool(1) as pool:
        try:
            return pool.submit(read, job).result()
        except BrokenProcessPool:
            return document_rows(failed(job, CRASHED))
        except BaseException:
            stop_workers()
            raise


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_leave_interrupts)


def _context() -> BaseContext:
    """Forkserver where there is one: it starts fast, and without this process's threads and open files."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["extract.paper", "corpus.reading"])
    return context


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal: a worker goes without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def stop_workers() -> None:
    """Ends the processes of this pool's workers at once, so that nobody waits for a file that is given up."""
    for process in multiprocessing.active_children():
        process.terminate()
