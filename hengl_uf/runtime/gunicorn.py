"""How gunicorn serves the portal: few processes, several threads, everything shared that can be."""

import gc
import os
import signal

from hengl_uf.runtime.process import end_with_parent

bind = [f"fd://{os.environ['HENGL_LISTEN']}"] if "HENGL_LISTEN" in os.environ else ["127.0.0.1:8000"]
workers = int(os.environ.get("WEB_PROCESSES") or 2)
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or 4)
preload_app = True
timeout = 60  # seconds without a sign of life before a process is replaced
graceful_timeout = 10  # seconds that requests in progress have at a stop
keepalive = 30  # seconds that an idle connection stays open
max_requests = 5000  # a process is replaced after so many, whatever it may have gathered
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  (the heartbeat, not on a disk)
proc_name = "hengl-web"
control_socket_disable = True


def on_starting(_server):
    """Load what every process needs once, before they part."""
    from django.db import connections
    from django.template import engines
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  (loads every view)
    engines.all()
    connections.close_all()
    gc.collect()
    gc.freeze()
    if "HENGL_GATE" in os.environ:  # ends when the data is prepared
        os.read(int(os.environ["HENGL_GATE"]), 1)


def post_fork(_server, _worker):
    """A process of the web server ends in order when the server dies."""
    end_with_parent(signal.SIGTERM)
