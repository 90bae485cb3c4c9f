"""What the database refuses across two tables, and the tallies of calls.

Each trigger locks the row that it compares with, so that two transactions cannot pass each other: one waits, and then
sees what the other saved. The deeds refuse the same things earlier, with a sentence.
"""

from django.db import migrations

from hengl_uf.figures.tallying import install, uninstall

CURRENT = "removed_at is null"
TOWN = "coalesce(village_id, 0)"  # what names no village belongs to the whole town
TALLIES = (
    {
        "source": "outreach.enquiries",
        "table": "outreach_enquiry",
        "day": "asked_on",
        "counted": CURRENT,
        "village": TOWN,
    },
    {
        "source": "outreach.care_calls",
        "table": "outreach_carecall",
        "day": "called_on",
        "counted": CURRENT,
        "village": TOWN,
    },
    {
        "source": "outreach.visitors_received",
        "table": "outreach_reception",
        "day": "received_on",
        "counted": CURRENT,
        "village": TOWN,
        "amount": "people",
    },
)

MILESTONES = """
create function outreach_milestone_within() returns trigger language plpgsql as $$
declare first date;
begin
    select starts_on into first from outreach_project where id = new.project_id for share;
    if coalesce(new.starts_on, new.due_on) < first then
        raise exception 'a milestone cannot be before its project' using errcode = 'check_violation',
            constraint = 'milestone_not_before_project';
    end if;
    return new;
end $$;
create trigger outreach_milestone_within before insert or update of project_id, starts_on, due_on
    on outreach_milestone for each row execute function outreach_milestone_within();

create function outreach_project_before_milestones() returns trigger language plpgsql as $$
begin
    if exists (
        select from outreach_milestone
        where project_id = new.id and coalesce(starts_on, due_on) < new.starts_on
    ) then
        raise exception 'a project cannot start after its milestones' using errcode = 'check_violation',
            constraint = 'milestone_not_before_project';
    end if;
    return null;
end $$;
create trigger outreach_project_before_milestones after update of starts_on
    on outreach_project for each row when (old.starts_on is distinct from new.starts_on)
    execute function outreach_project_before_milestones();
"""
NO_MILESTONES = """
drop trigger outreach_milestone_within on outreach_milestone;
drop function outreach_milestone_within();
drop trigger outreach_project_before_milestones on outreach_project;
drop function outreach_project_before_milestones();
"""

SLOTS = """
create function outreach_booking_within() returns trigger language plpgsql as $$
declare most integer;
begin
    select slots into most from outreach_groupservice where id = new.service_id for share;
    if new.slot > most then
        raise exception 'a booking is beyond the slots' using errcode = 'check_violation',
            constraint = 'booking_within_slots';
    end if;
    return new;
end $$;
create trigger outreach_booking_within before insert or update of service_id, slot
    on outreach_booking for each row when (new.slot is not null) execute function outreach_booking_within();

create function outreach_service_holds_bookings() returns trigger language plpgsql as $$
begin
    if exists (select from outreach_booking where service_id = new.id and slot > new.slots) then
        raise exception 'there are bookings beyond the slots' using errcode = 'check_violation',
            constraint = 'booking_within_slots';
    end if;
    return null;
end $$;
create trigger outreach_service_holds_bookings after update of slots
    on outreach_groupservice for each row when (new.slots < old.slots)
    execute function outreach_service_holds_bookings();
"""
NO_SLOTS = """
drop trigger outreach_booking_within on outreach_booking;
drop function outreach_booking_within();
drop trigger outreach_service_holds_bookings on outreach_groupservice;
drop function outreach_service_holds_bookings();
"""

CHECKLISTS = """
create function outreach_case_checklist_done() returns trigger language plpgsql as $$
begin
    if exists (select from outreach_caseitem where case_id = new.id and is_required and done_at is null) then
        raise exception 'the checklist of the case is open' using errcode = 'check_violation',
            constraint = 'case_checklist_done';
    end if;
    return null;
end $$;
create trigger outreach_case_checklist_done after insert or update of status
    on outreach_servicecase for each row when (new.status = 'resolved')
    execute function outreach_case_checklist_done();

create function outreach_caseitem_of_open_case() returns trigger language plpgsql as $$
declare state text;
begin
    select status into state from outreach_servicecase where id = new.case_id for share;
    if state = 'resolved' then
        raise exception 'the case is closed' using errcode = 'check_violation',
            constraint = 'case_checklist_done';
    end if;
    return new;
end $$;
create trigger outreach_caseitem_of_open_case before insert or update
    on outreach_caseitem for each row when (new.is_required and new.done_at is null)
    execute function outreach_caseitem_of_open_case();
"""
NO_CHECKLISTS = """
drop trigger outreach_case_checklist_done on outreach_servicecase;
drop function outreach_case_checklist_done();
drop trigger outreach_caseitem_of_open_case on outreach_caseitem;
drop function outreach_caseitem_of_open_case();
"""


class Migration(migrations.Migration):
    """Installs the triggers."""

    dependencies = [("outreach", "0003_the_whole_of_outreach")]
    operations = [
        migrations.RunSQL(MILESTONES, NO_MILESTONES),
        migrations.RunSQL(SLOTS, NO_SLOTS),
        migrations.RunSQL(CHECKLISTS, NO_CHECKLISTS),
        *(
            migrations.RunSQL(install(**one), uninstall(source=one["source"], table=one["table"]))
            for one in TALLIES
        ),
    ]
