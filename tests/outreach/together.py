"""Two people at once: what several tests of one winner need."""

from threading import Barrier, Thread

from django.db import connection

from hengl_uf.web.refusals import DeedRefused


def at_once(*deeds) -> list:
    """Do these in the same moment, each with a connection of its own; what came of each, a refusal as itself."""
    start, results = Barrier(len(deeds)), [None] * len(deeds)

    def do(number, deed):
        start.wait()
        try:
            results[number] = deed()
        except DeedRefused as refusal:
            results[number] = refusal
        finally:
            connection.close()

    threads = [Thread(target=do, args=pair) for pair in enumerate(deeds)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return results
