"""How the tests are spread over the processes of `make test`: a file stays together, and what takes long begins first.

List it in `pytest_plugins` of the top `conftest.py`. A new file needs no place here: only what takes more than a minute
would leave one process alone at the end of a run.
"""

import pytest
from xdist.scheduler import LoadFileScheduling

LONGEST_FIRST = (
    "tests/hengl_uf/runtime/",
    "tests/browser/",
    "tests/test_permissions.py",
    "tests/hengl_uf/test_demo.py",
)
# Their tests share no fixture of a file: each may run in another process than its neighbours.
TESTS_ALONE = ("tests/browser/", "tests/test_permissions.py")


class LongestFirst(LoadFileScheduling):
    """Hands out files, and single tests of those that are too long for one process, in the order of collection."""

    def _split_scope(self, nodeid):
        return nodeid if nodeid.startswith(TESTS_ALONE) else super()._split_scope(nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid) -> int:
    places = (place for place, start in enumerate(LONGEST_FIRST) if nodeid.startswith(start))
    return next(places, len(LONGEST_FIRST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return LongestFirst(config, log)
