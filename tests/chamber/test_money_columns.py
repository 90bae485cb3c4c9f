"""The database takes sums of the chamber to the cent, never below nothing, and rounds none."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from chamber.actions import campaigns, pledges, receipts
from chamber.actions.sums import BadSum
from chamber.models import Pledge, Receipt
from hengl_uf.web.money_columns import YuanField

COLUMNS = [
    (model, field)
    for model in apps.get_app_config("chamber").get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, models.DecimalField)
]


@pytest.mark.parametrize(("model", "field"), COLUMNS, ids=str)
def test_every_sum_is_a_column_of_yuan(model, field, db):
    assert isinstance(field, YuanField)
    with connection.cursor() as cursor:
        cursor.execute(
            "select domain_name from information_schema.columns where table_name = %s and column_name = %s",
            [model._meta.db_table, field.column],
        )
        assert cursor.fetchone() == ("hengl_uf_yuan",)


@pytest.fixture
def pledge(secretary):
    at, on = timezone.now(), timezone.localdate()
    campaign = campaigns.add_campaign(
        by=secretary, at=at, year=on.year, name="示例", starts_on=on.replace(month=1, day=1), ends_on=on
    )
    return pledges.add_pledge(
        campaign=campaign, amount=1000, pledged_on=on, donor_name="示例乡亲", by=secretary, at=at
    )


@pytest.mark.parametrize("amount", ["0.125", "10.001", "-1", "-0.01", "0", "1000000000000"])
def test_the_database_refuses_what_is_no_sum(pledge, secretary, amount):
    receipt = Receipt(pledge=pledge, amount=Decimal(amount), received_on=timezone.localdate())
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt.stamp(by=secretary, at=timezone.now()).save()
    with pytest.raises(BadSum):
        receipts.add_receipt(
            pledge=pledge,
            amount=Decimal(amount),
            received_on=timezone.localdate(),
            by=secretary,
            at=timezone.now(),
        )
    assert Pledge.objects.get(pk=pledge.pk).received == 0


def test_a_sum_comes_back_as_it_was_given(pledge, secretary):
    receipts.add_receipt(
        pledge=pledge,
        amount=Decimal("0.10"),
        received_on=timezone.localdate(),
        by=secretary,
        at=timezone.now(),
    )
    assert str(Receipt.objects.get().amount) == "0.10"
    assert Pledge.objects.get(pk=pledge.pk).received == Decimal("0.10")
