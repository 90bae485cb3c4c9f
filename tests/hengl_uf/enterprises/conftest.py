"""Two enterprises in two villages, and a park."""

from datetime import UTC, datetime

import pytest

from hengl_uf.enterprises import actions, registers
from hengl_uf.enterprises.models import Enterprise, Park

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
CODE = "91442000MA4UQ00003"


@pytest.fixture
def add():
    """Register an enterprise as this account."""

    def adding(by, village, **fields) -> Enterprise:
        return actions.add_enterprise(by=by, at=AT, **{"name": "示例灯饰厂", "village": village, **fields})

    return adding


@pytest.fixture
def firm(add, clerk, sansha) -> Enterprise:
    return add(clerk, sansha, name="中山市横栏镇示例灯饰有限公司", credit_code=CODE)


@pytest.fixture
def park(secretary, sansha) -> Park:
    return registers.add_park(by=secretary, at=AT, name="示例工业园", village=sansha)
