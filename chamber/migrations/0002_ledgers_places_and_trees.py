"""What the database holds across rows: the ledgers of campaigns, the places of events, the tree of Party organisations.

Totals live on one row (a campaign, a pledge, an event), which each entry updates: two transactions at once wait for each
other there, and a check of that row refuses what does not balance. The deeds refuse the same things earlier, with a
sentence.
"""

from django.db import migrations

PLEDGES = """
create function chamber_pledge_counts() returns trigger language plpgsql as $$
declare
    leaves boolean := tg_op <> 'INSERT' and old.removed_at is null;
    comes boolean := tg_op <> 'DELETE' and new.removed_at is null;
begin
    if leaves and comes and new.campaign_id = old.campaign_id then
        if new.amount <> old.amount or new.received <> old.received then
            update chamber_campaign
                set pledged = pledged + new.amount - old.amount, received = received + new.received - old.received
                where id = new.campaign_id;
        end if;
        return null;
    end if;
    if leaves then
        update chamber_campaign set pledged = pledged - old.amount, received = received - old.received
            where id = old.campaign_id;
    end if;
    if comes then
        update chamber_campaign set pledged = pledged + new.amount, received = received + new.received
            where id = new.campaign_id;
    end if;
    return null;
end $$;
create trigger chamber_pledge_counts after insert or delete or update of campaign_id, amount, received, removed_at
    on chamber_pledge for each row execute function chamber_pledge_counts();
"""
NO_PLEDGES = """
drop trigger chamber_pledge_counts on chamber_pledge;
drop function chamber_pledge_counts();
"""


def sums(name: str, table: str, parent: str, key: str, column: str, amount: str, counted: str) -> str:
    """SQL of a trigger that keeps `parent.column` at the sum of `amount` of the rows of `table` for which `counted` holds.

    In `counted` and `amount`, {row} stands for the row, old or new.
    """
    old_counts, new_counts = counted.format(row="old"), counted.format(row="new")
    old_amount, new_amount = amount.format(row="old"), amount.format(row="new")
    return f"""
create function {name}() returns trigger language plpgsql as $$
declare
    before numeric := 0;
    after numeric := 0;
begin
    if tg_op <> 'INSERT' and {old_counts} then before := {old_amount}; end if;
    if tg_op <> 'DELETE' and {new_counts} then after := {new_amount}; end if;
    if tg_op = 'UPDATE' and old.{key} <> new.{key} then
        update {parent} set {column} = {column} - before where id = old.{key};
        update {parent} set {column} = {column} + after where id = new.{key};
    elsif before <> after then
        update {parent} set {column} = {column} + after - before
            where id = case when tg_op = 'INSERT' then new.{key} else old.{key} end;
    end if;
    return null;
end $$;
create trigger {name} after insert or delete or update on {table} for each row execute function {name}();
"""  # noqa: S608  all names are our own


def no_sums(name: str, table: str) -> str:
    """SQL that takes such a trigger away."""
    return f"drop trigger {name} on {table}; drop function {name}();"


RECEIPTS = sums(
    "chamber_receipt_counts",
    "chamber_receipt",
    "chamber_pledge",
    "pledge_id",
    "received",
    "{row}.amount",
    "{row}.removed_at is null",
)
ALLOCATIONS = sums(
    "chamber_allocation_counts",
    "chamber_allocation",
    "chamber_campaign",
    "campaign_id",
    "allocated",
    "{row}.amount",
    "{row}.removed_at is null",
)
PLACES = sums(
    "chamber_registration_counts",
    "chamber_registration",
    "chamber_event",
    "event_id",
    "booked",
    "{row}.people",
    "{row}.status = 'booked'",
)

# The totals are the triggers' alone: who saves the row with totals that it read before does not bring those back.
TOTALS = """
create function chamber_campaign_totals() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.pledged := 0; new.received := 0; new.allocated := 0;
    else
        new.pledged := old.pledged; new.received := old.received; new.allocated := old.allocated;
    end if;
    return new;
end $$;
create trigger chamber_campaign_totals before insert or update on chamber_campaign
    for each row when (pg_trigger_depth() = 0) execute function chamber_campaign_totals();

create function chamber_pledge_totals() returns trigger language plpgsql as $$
begin
    new.received := case when tg_op = 'INSERT' then 0 else old.received end;
    return new;
end $$;
create trigger chamber_pledge_totals before insert or update on chamber_pledge
    for each row when (pg_trigger_depth() = 0) execute function chamber_pledge_totals();

create function chamber_event_totals() returns trigger language plpgsql as $$
begin
    new.booked := case when tg_op = 'INSERT' then 0 else old.booked end;
    return new;
end $$;
create trigger chamber_event_totals before insert or update on chamber_event
    for each row when (pg_trigger_depth() = 0) execute function chamber_event_totals();
"""
NO_TOTALS = """
drop trigger chamber_campaign_totals on chamber_campaign;
drop function chamber_campaign_totals();
drop trigger chamber_pledge_totals on chamber_pledge;
drop function chamber_pledge_totals();
drop trigger chamber_event_totals on chamber_event;
drop function chamber_event_totals();
"""

# An allocation of one pledge is of its campaign, and comes to no more than the pledge has received.
EARMARKED = """
create function chamber_allocation_of_its_pledge() returns trigger language plpgsql as $$
declare
    of_campaign bigint;
    has numeric;
begin
    select campaign_id, received into of_campaign, has from chamber_pledge where id = new.pledge_id for no key update;
    if of_campaign <> new.campaign_id then
        raise exception 'the pledge is one of another campaign' using errcode = 'check_violation',
            constraint = 'allocation_of_its_campaign';
    end if;
    if (
        select sum(amount) from chamber_allocation where pledge_id = new.pledge_id and removed_at is null
    ) > has then
        raise exception 'more is allocated of the pledge than it has received' using errcode = 'check_violation',
            constraint = 'allocation_within_its_pledge';
    end if;
    return null;
end $$;
create constraint trigger chamber_allocation_of_its_pledge after insert or update on chamber_allocation
    for each row when (new.pledge_id is not null and new.removed_at is null)
    execute function chamber_allocation_of_its_pledge();

create function chamber_pledge_keeps_earmarked() returns trigger language plpgsql as $$
begin
    if (
        select coalesce(sum(amount), 0) from chamber_allocation where pledge_id = new.id and removed_at is null
    ) > (case when new.removed_at is null then new.received else 0 end) then
        raise exception 'money of the pledge is allocated' using errcode = 'check_violation',
            constraint = 'allocation_within_its_pledge';
    end if;
    return null;
end $$;
create trigger chamber_pledge_keeps_earmarked after update of received, removed_at, campaign_id on chamber_pledge
    for each row when (
        new.received < old.received or new.removed_at is not null or new.campaign_id <> old.campaign_id
    ) execute function chamber_pledge_keeps_earmarked();
"""
NO_EARMARKED = """
drop trigger chamber_allocation_of_its_pledge on chamber_allocation;
drop function chamber_allocation_of_its_pledge();
drop trigger chamber_pledge_keeps_earmarked on chamber_pledge;
drop function chamber_pledge_keeps_earmarked();
"""

# Moves in the tree wait for each other (one advisory lock), so that two moves at once cannot close a circle.
TREE = """
create function chamber_organisation_tree() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('chamber_partyorganisation'));
    if exists (
        with recursive above(id, parent_id) as (
            select id, parent_id from chamber_partyorganisation where id = new.parent_id
            union
            select up.id, up.parent_id from chamber_partyorganisation up join above on up.id = above.parent_id
        )
        select from above where id = new.id
    ) then
        raise exception 'an organisation cannot be above itself' using errcode = 'check_violation',
            constraint = 'organisation_not_own_ancestor';
    end if;
    return new;
end $$;
create trigger chamber_organisation_tree before insert or update of parent_id
    on chamber_partyorganisation for each row when (new.parent_id is not null)
    execute function chamber_organisation_tree();
"""
NO_TREE = """
drop trigger chamber_organisation_tree on chamber_partyorganisation;
drop function chamber_organisation_tree();
"""

ELECTIONS = """
create function chamber_election_after_founding() returns trigger language plpgsql as $$
declare
    founded date;
begin
    select founded_on into founded from chamber_partyorganisation where id = new.organisation_id for share;
    if new.held_on < founded then
        raise exception 'an election cannot be before the founding' using errcode = 'check_violation',
            constraint = 'election_after_founding';
    end if;
    return new;
end $$;
create trigger chamber_election_after_founding before insert or update of organisation_id, held_on
    on chamber_election for each row execute function chamber_election_after_founding();

create function chamber_organisation_before_elections() returns trigger language plpgsql as $$
begin
    if exists (select from chamber_election where organisation_id = new.id and held_on < new.founded_on) then
        raise exception 'an organisation cannot be founded after its elections' using errcode = 'check_violation',
            constraint = 'election_after_founding';
    end if;
    return null;
end $$;
create trigger chamber_organisation_before_elections after update of founded_on
    on chamber_partyorganisation for each row when (new.founded_on > old.founded_on)
    execute function chamber_organisation_before_elections();
"""
NO_ELECTIONS = """
drop trigger chamber_election_after_founding on chamber_election;
drop function chamber_election_after_founding();
drop trigger chamber_organisation_before_elections on chamber_partyorganisation;
drop function chamber_organisation_before_elections();
"""

# A registration is made before the closing of its event, and while the event takes any.
CLOSING = """
create function chamber_registration_in_time() returns trigger language plpgsql as $$
declare
    until timestamptz;
    state text;
begin
    if tg_op = 'UPDATE' and new.event_id = old.event_id and new.registered_at = old.registered_at then
        return new;
    end if;
    select closes_at, status into until, state from chamber_event where id = new.event_id for share;
    if new.registered_at > until or (tg_op = 'INSERT' and state <> 'open') then
        raise exception 'the registration has closed' using errcode = 'check_violation',
            constraint = 'registration_before_closing';
    end if;
    return new;
end $$;
create trigger chamber_registration_in_time before insert or update of event_id, registered_at
    on chamber_registration for each row execute function chamber_registration_in_time();
"""
NO_CLOSING = """
drop trigger chamber_registration_in_time on chamber_registration;
drop function chamber_registration_in_time();
"""


class Migration(migrations.Migration):
    """Installs the triggers."""

    dependencies = [("chamber", "0001_initial")]
    operations = [
        migrations.RunSQL(PLEDGES, NO_PLEDGES),
        migrations.RunSQL(RECEIPTS, no_sums("chamber_receipt_counts", "chamber_receipt")),
        migrations.RunSQL(ALLOCATIONS, no_sums("chamber_allocation_counts", "chamber_allocation")),
        migrations.RunSQL(PLACES, no_sums("chamber_registration_counts", "chamber_registration")),
        migrations.RunSQL(TOTALS, NO_TOTALS),
        migrations.RunSQL(EARMARKED, NO_EARMARKED),
        migrations.RunSQL(TREE, NO_TREE),
        migrations.RunSQL(ELECTIONS, NO_ELECTIONS),
        migrations.RunSQL(CLOSING, NO_CLOSING),
    ]
