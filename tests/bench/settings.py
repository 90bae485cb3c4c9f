"""The portal's own settings, with the count of queries in a header and one page more: the shell alone."""

from hengl_uf.settings import *  # noqa: F403
from hengl_uf.settings import MIDDLEWARE as OWN

MIDDLEWARE = ["tests.bench.counting.CountQueries", *OWN]
ROOT_URLCONF = "tests.bench.urls"
