"""What may be noted about associations, their offices and what they share, and what is refused."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from hengl_uf.audit.models import Entry
from hengl_uf.web.last_word import NotYours
from outreach.actions import associations, offices, resources
from outreach.models import Association, Office, Term
from tests.factories import AssociationFactory, OfficeFactory, ResourceFactory, TermFactory

AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
TODAY = date(2026, 3, 5)


@pytest.fixture
def association(officer):
    return AssociationFactory(by=officer, name="示例同乡会")


@pytest.fixture
def chair(officer, association):
    return OfficeFactory(by=officer, association=association)


def begin(office, officer, name, starts_on, ends_on=None, **more):
    return offices.begin_term(
        office=office, by=officer, at=AT, holder_name=name, starts_on=starts_on, ends_on=ends_on, **more
    )


def test_an_association_is_found_by_sound_and_its_name_is_taken_once(officer):
    associations.add_association(by=officer, at=AT, name="示例知联会", kind="intellectuals")
    assert Association.objects.matching("zhilian").count() == 1
    with pytest.raises(associations.NameTaken, match="示例知联会") as refusal:
        associations.add_association(by=officer, at=AT, name="示例知联会")
    assert refusal.value.field == "name"


def test_what_is_the_towns_is_not_a_village_clerks_to_change(clerk, association):
    with pytest.raises(NotYours, match="由统战办维护"):
        associations.move_seat(association=association, by=clerk, at=AT, from_on=TODAY, address="示例路 1 号")


def test_the_same_day_again_corrects_the_seat_and_the_count(officer, association):
    for address, members in (("示例路 1 号", 80), ("示例路 2 号", 82)):
        words = {"association": association, "by": officer, "at": AT}
        associations.move_seat(**words, from_on=TODAY, address=address)
        associations.count_members(**words, counted_on=TODAY, members=members)
    assert [str(seat) for seat in association.seats.all()] == ["示例路 2 号"]
    assert [count.members for count in association.headcounts.all()] == [82]
    assert Entry.objects.about(association)[0].changes == {"会员人数（2026年3月5日）": [80, 82]}


def test_members_are_not_counted_ahead(officer, association):
    with pytest.raises(associations.NotYet):
        associations.count_members(
            association=association, by=officer, at=AT, counted_on=date(2026, 3, 6), members=1
        )


def test_an_association_that_shares_something_stays(officer, association):
    ResourceFactory(by=officer, association=association)
    with pytest.raises(associations.StillShares):
        associations.remove_association(association=association, by=officer, at=AT, reason="重复")


def test_terms_of_one_office_do_not_overlap_and_the_refusal_names_the_holder(officer, chair):
    begin(chair, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    with pytest.raises(offices.OfficeFull, match=r"李示例（2024年1月1日 至 2026年12月31日）") as refusal:
        begin(chair, officer, "陈示例", date(2026, 12, 31))
    assert refusal.value.field == "starts_on"
    assert begin(chair, officer, "陈示例", date(2027, 1, 1)).place == chair.place_base + 1


def test_a_second_seat_has_a_place_of_its_own(officer, chair):
    offices.change_office(office=chair, by=officer, at=AT, seats=2)
    places = [begin(chair, officer, name, date(2026, 1, 1)).place for name in ("李示例", "陈示例")]
    assert places == [chair.place_base + 1, chair.place_base + 2]
    with pytest.raises(offices.OfficeFull, match="李示例.*陈示例"):
        begin(chair, officer, "何示例", date(2026, 5, 1))


def test_the_database_refuses_two_holders_of_one_place(officer, chair):
    TermFactory(by=officer, office=chair, ends_on=date(2026, 12, 31))
    with pytest.raises(IntegrityError, match="term_one_holder_a_place"), transaction.atomic():
        TermFactory(by=officer, office=chair, starts_on=date(2026, 12, 31))


def test_the_database_refuses_a_place_of_another_office(officer, chair):
    with pytest.raises(IntegrityError, match="term_place_of_its_office"), transaction.atomic():
        TermFactory(by=officer, office=chair, place=chair.place_base + 100)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_fill_the_last_seat_at_once_one_wins(officer, chair):
    start, results = Barrier(2), []

    def fill(name):
        start.wait()
        try:
            results.append(begin(chair, officer, name, date(2026, 1, 1)).holder_name)
        except offices.OfficeFull as refusal:
            results.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=fill, args=[name]) for name in ("李示例", "陈示例")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    winner = Term.objects.get().holder_name
    assert winner in results
    assert any(f"已由{winner}（" in words for words in results)


def test_seats_are_not_lowered_below_the_holders(officer, chair):
    offices.change_office(office=chair, by=officer, at=AT, seats=2)
    first = begin(chair, officer, "李示例", date(2026, 1, 1))
    begin(chair, officer, "陈示例", date(2026, 1, 1))
    with pytest.raises(offices.SeatsHeld, match="有 2 人同时任职：李示例") as refusal:
        offices.change_office(office=chair, by=officer, at=AT, seats=1)
    assert refusal.value.field == "seats"
    offices.end_term(term=first, by=officer, at=AT, last_on=date(2026, 3, 4), reason="移居外地")
    assert offices.change_office(office=chair, by=officer, at=AT, seats=1).seats == 1
    with pytest.raises(offices.OfficeFull, match="已由陈示例"):
        begin(chair, officer, "何示例", TODAY)


def test_who_leaves_early_leaves_within_the_term_and_the_next_can_follow(officer, chair):
    term = begin(chair, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    for day in (date(2023, 12, 31), date(2026, 12, 31)):
        with pytest.raises(offices.NotInOffice):
            offices.end_term(term=term, by=officer, at=AT, last_on=day, reason="辞任")
    offices.end_term(term=term, by=officer, at=AT, last_on=TODAY, reason="辞任")
    assert begin(chair, officer, "陈示例", date(2026, 3, 6)).place == term.place


def test_a_corrected_end_takes_back_the_early_leaving(officer, chair):
    term = begin(chair, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    offices.end_term(term=term, by=officer, at=AT, last_on=TODAY, reason="登记错了")
    term = offices.change_term(term=term, by=officer, at=AT, ends_on=date(2026, 12, 31))
    assert term.ended_reason == ""


def test_a_term_is_not_prolonged_into_the_next(officer, chair):
    term = begin(chair, officer, "李示例", date(2024, 1, 1), date(2026, 12, 31))
    begin(chair, officer, "陈示例", date(2027, 1, 1))
    with pytest.raises(offices.OfficeFull, match="陈示例"):
        offices.change_term(term=term, by=officer, at=AT, ends_on=date(2027, 1, 1))


def test_an_office_is_vacant_while_fewer_hold_it_than_it_has_seats(
    officer, clerk, chair, association, django_assert_num_queries
):
    OfficeFactory(by=officer, association=association, title="名誉会长", is_required=False)
    TermFactory(by=officer, office=chair, ends_on=TODAY)
    with django_assert_num_queries(1):
        assert not Office.objects.visible_to(officer).vacant(TODAY)
    assert list(Office.objects.visible_to(clerk).vacant(date(2026, 3, 6))) == [chair]


def test_a_term_is_ending_until_its_last_day(officer, chair, django_assert_num_queries):
    term = TermFactory(by=officer, office=chair, ends_on=date(2026, 4, 1))
    with django_assert_num_queries(1):
        assert list(Term.objects.visible_to(officer).ending(TODAY, date(2026, 4, 1))) == [term]
    assert not Term.objects.ending(TODAY, date(2026, 3, 31))
    assert not Term.objects.ending(date(2026, 4, 2), date(2026, 12, 31))


def test_what_an_association_of_another_village_lacks_is_not_shown(officer, neighbour, sansha):
    theirs = AssociationFactory(by=officer, village=sansha)
    OfficeFactory(by=officer, association=theirs)
    assert not Office.objects.visible_to(neighbour).vacant(TODAY)


def test_an_association_that_was_removed_shares_nothing_new(officer, association):
    associations.remove_association(association=association, by=officer, at=AT, reason="解散")
    with pytest.raises(resources.AssociationGone):
        resources.add_resource(by=officer, at=AT, association=association, name="会议室")


def use(room, officer, association, used_on=TODAY, **more):
    words = {"what": "理事会", "association": association, **more}
    return resources.use_resource(resource=room, by=officer, at=AT, used_on=used_on, **words)


def test_a_use_lies_within_the_time_in_which_it_is_offered(officer, association):
    room = ResourceFactory(by=officer, association=association, offered_until=date(2026, 3, 31))
    with pytest.raises(resources.NotOffered, match="到 2026年3月31日 为止") as refusal:
        use(room, officer, association, date(2026, 4, 1))
    assert refusal.value.field == "used_on"


def test_a_room_twice_a_day_is_asked_about(officer, association):
    room = ResourceFactory(by=officer, association=association)
    use(room, officer, association)
    with pytest.raises(resources.TwiceADay, match="理事会"):
        use(room, officer, association)
    use(room, officer, association, anyway=True)
    assert room.uses.count() == 2


def test_things_are_lent_twice_a_day_without_a_word(officer, association, sansha):
    tents = ResourceFactory(by=officer, association=association, kind="material")
    use(tents, officer, association)
    use(tents, officer, None, village=sansha)
    assert tents.uses.count() == 2


def test_somebody_has_used_it(officer, association):
    room = ResourceFactory(by=officer, association=association)
    with pytest.raises(resources.UsedByNobody):
        use(room, officer, None)
