"""What the database holds of the registry of sites across rows.

A registration walks its chain only; a hazard closes only with proof, re-checked by another than the one who put it right;
a finished inspection, a published checklist and the steps of all of these stand as they are. The deeds refuse the same
things earlier, with a sentence.
"""

from django.db import migrations

REGISTRATIONS = """
create function religion_registration_moves() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a registration begins as a draft' using errcode = 'check_violation',
                constraint = 'registration_moves', table = 'religion_registration';
        end if;
    elsif new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'),
        ('submitted', 'reviewed'), ('submitted', 'draft'), ('submitted', 'changing'),
        ('reviewed', 'public'), ('reviewed', 'draft'), ('reviewed', 'changing'),
        ('public', 'reported'), ('public', 'filed'), ('public', 'draft'), ('public', 'changing'),
        ('reported', 'registered'), ('reported', 'filed'), ('reported', 'draft'), ('reported', 'changing'),
        ('registered', 'changing'), ('registered', 'cancelled'),
        ('filed', 'changing'), ('filed', 'cancelled'),
        ('changing', 'submitted'), ('changing', 'registered'), ('changing', 'filed'), ('changing', 'cancelled')
    ) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'check_violation',
            constraint = 'registration_moves', table = 'religion_registration';
    end if;
    return new;
end $$;
create trigger religion_registration_moves before insert or update of state on religion_registration
    for each row execute function religion_registration_moves();

create function religion_registration_numbered() returns trigger language plpgsql as $$
declare
    held date;
    stands text; -- at the end of the transaction, not at each step on the way
begin
    select state into stands from religion_registration where id = new.id;
    select numbered_on into held from religion_site where id = new.site_id;
    if stands in ('registered', 'filed', 'changing') and held is null then
        raise exception 'a site without a number cannot be numbered' using errcode = 'check_violation',
            constraint = 'registration_site_holds_number', table = 'religion_registration';
    end if;
    return null;
end $$;
create constraint trigger religion_registration_numbered after insert or update of state on religion_registration
    deferrable initially deferred for each row execute function religion_registration_numbered();

create function religion_number_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.site_id, new.kind, new.number) is distinct from (old.site_id, old.kind, old.number) then
        raise exception 'a number that was given stands' using errcode = 'check_violation',
            constraint = 'site_number_stands', table = 'religion_sitenumber';
    end if;
    return new;
end $$;
create trigger religion_number_stands before update or delete on religion_sitenumber
    for each row execute function religion_number_stands();
"""
NO_REGISTRATIONS = """
drop trigger religion_registration_moves on religion_registration;
drop function religion_registration_moves();
drop trigger religion_registration_numbered on religion_registration;
drop function religion_registration_numbered();
drop trigger religion_number_stands on religion_sitenumber;
drop function religion_number_stands();
"""

CHECKLISTS = """
create function religion_checklist_stands() returns trigger language plpgsql as $$
begin
    if old.published_at is not null and (tg_op = 'DELETE' or
        (new.kind, new.number, new.title, new.note, new.in_force_from, new.published_at) is distinct from
        (old.kind, old.number, old.title, old.note, old.in_force_from, old.published_at)) then
        raise exception 'a published checklist stands' using errcode = 'check_violation',
            constraint = 'checklist_published_stands', table = 'religion_checklist';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger religion_checklist_stands before update or delete on religion_checklist
    for each row execute function religion_checklist_stands();

create function religion_checklist_item_stands() returns trigger language plpgsql as $$
declare
    list bigint := case when tg_op = 'INSERT' then new.checklist_id else old.checklist_id end;
begin
    perform 1 from religion_checklist where id = list and published_at is not null for no key update;
    if found or (tg_op = 'UPDATE' and new.checklist_id <> old.checklist_id) then
        raise exception 'the items of a published checklist stand' using errcode = 'check_violation',
            constraint = 'checklist_published_stands', table = 'religion_checklistitem';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger religion_checklist_item_stands before insert or update or delete on religion_checklistitem
    for each row execute function religion_checklist_item_stands();
"""
NO_CHECKLISTS = """
drop trigger religion_checklist_stands on religion_checklist;
drop function religion_checklist_stands();
drop trigger religion_checklist_item_stands on religion_checklistitem;
drop function religion_checklist_item_stands();
"""

INSPECTIONS = """
alter table religion_inspection add constraint inspection_not_ahead
    check (inspected_on <= (created_at at time zone 'Asia/Shanghai')::date);

create function religion_inspection_of_open_site() returns trigger language plpgsql as $$
begin
    perform 1 from religion_site where id = new.site_id and (status = 'closed' or removed_at is not null);
    if found then
        raise exception 'a closed site is not inspected' using errcode = 'check_violation',
            constraint = 'inspection_of_open_site', table = 'religion_inspection';
    end if;
    return new;
end $$;
create trigger religion_inspection_of_open_site before insert or update of site_id on religion_inspection
    for each row execute function religion_inspection_of_open_site();

create function religion_inspection_stands() returns trigger language plpgsql as $$
begin
    if old.finished_at is not null then
        raise exception 'a finished inspection stands' using errcode = 'check_violation',
            constraint = 'inspection_finished_stands', table = 'religion_inspection';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger religion_inspection_stands before update or delete on religion_inspection
    for each row execute function religion_inspection_stands();

create function religion_answer_of_open_inspection() returns trigger language plpgsql as $$
declare
    round bigint := case when tg_op = 'DELETE' then old.inspection_id else new.inspection_id end;
begin
    perform 1 from religion_inspection where id = round and finished_at is not null;
    if found then
        raise exception 'a finished inspection stands' using errcode = 'check_violation',
            constraint = 'inspection_finished_stands', table = 'religion_inspectionanswer';
    end if;
    if tg_op <> 'DELETE' then
        perform 1 from religion_inspection_checklists c join religion_checklistitem i on i.checklist_id = c.checklist_id
            where c.inspection_id = new.inspection_id and i.id = new.item_id;
        if not found then
            raise exception 'the item is not of a list of this inspection' using errcode = 'check_violation',
                constraint = 'inspectionanswer_of_its_list', table = 'religion_inspectionanswer';
        end if;
        return new;
    end if;
    return old;
end $$;
create trigger religion_answer_of_open_inspection before insert or update or delete on religion_inspectionanswer
    for each row execute function religion_answer_of_open_inspection();
"""
NO_INSPECTIONS = """
alter table religion_inspection drop constraint inspection_not_ahead;
drop trigger religion_inspection_of_open_site on religion_inspection;
drop function religion_inspection_of_open_site();
drop trigger religion_inspection_stands on religion_inspection;
drop function religion_inspection_stands();
drop trigger religion_answer_of_open_inspection on religion_inspectionanswer;
drop function religion_answer_of_open_inspection();
"""

HAZARDS = """
create function religion_hazard_loop() returns trigger language plpgsql as $$
declare
    proofs integer;
begin
    if tg_op = 'DELETE' then
        raise exception 'a hazard is never deleted' using errcode = 'check_violation',
            constraint = 'hazard_loop', table = 'religion_hazard';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'open' or new.round <> 1 then
            raise exception 'a hazard begins open' using errcode = 'check_violation',
                constraint = 'hazard_loop', table = 'religion_hazard';
        end if;
        return new;
    end if;
    if old.state = 'closed' and new.state = 'closed' then
        raise exception 'a closed hazard stands' using errcode = 'check_violation',
            constraint = 'hazard_closed_stands', table = 'religion_hazard';
    end if;
    if new.site_id <> old.site_id or (new.state, new.round) not in (
        (old.state, old.round),
        (case old.state when 'open' then 'rectified' when 'rectified' then 'open' else 'open' end,
         old.round + case old.state when 'closed' then 1 else 0 end),
        (case old.state when 'rectified' then 'closed' else old.state end, old.round)
    ) then
        raise exception 'no step leads from % to %', old.state, new.state using errcode = 'check_violation',
            constraint = 'hazard_loop', table = 'religion_hazard';
    end if;
    if new.state = 'closed' then
        select count(distinct position) into proofs from hengl_uf_attachment
            where owner_type = 'religion.hazard' and owner_id = new.id and removed_at is null and kind = 'image'
            and position in ('before-' || new.round, 'after-' || new.round);
        if proofs < 2 then
            raise exception 'a hazard closes with photos from before and after' using errcode = 'check_violation',
                constraint = 'hazard_closed_with_proof', table = 'religion_hazard';
        end if;
    end if;
    return new;
end $$;
create trigger religion_hazard_loop before insert or update or delete on religion_hazard
    for each row execute function religion_hazard_loop();

create function religion_hazard_proof_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.removed_at is null and new.owner_id = old.owner_id and new.position = old.position
        and new.sha256 = old.sha256 then
        return new;
    end if;
    perform 1 from religion_hazard where id = old.owner_id
        and (state = 'closed' or split_part(old.position, '-', 2) <> round::text);
    if found then
        raise exception 'the proof of a closed hazard stands' using errcode = 'check_violation',
            constraint = 'attachment_proof_stands', table = 'hengl_uf_attachment';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger religion_hazard_proof_stands before update or delete on hengl_uf_attachment
    for each row when (old.owner_type = 'religion.hazard' and old.removed_at is null
        and old.position ~ '^(before|after)-')
    execute function religion_hazard_proof_stands();
"""
NO_HAZARDS = """
drop trigger religion_hazard_loop on religion_hazard;
drop function religion_hazard_loop();
drop trigger religion_hazard_proof_stands on hengl_uf_attachment;
drop function religion_hazard_proof_stands();
"""

STEPPED = ("religion_registrationstep", "religion_hazardstep", "religion_incidentstep")
STEPS = """
create function religion_step_stands() returns trigger language plpgsql as $$
begin
    raise exception 'steps are only added' using errcode = 'check_violation',
        constraint = 'step_stands', table = tg_table_name;
end $$;
""" + "".join(
    f"create trigger {table}_stands before update or delete on {table} for each row "
    f"execute function religion_step_stands();\n"
    for table in STEPPED
)
NO_STEPS = "".join(f"drop trigger {table}_stands on {table};\n" for table in STEPPED) + (
    "drop function religion_step_stands();"
)


class Migration(migrations.Migration):
    """Installs the triggers."""

    dependencies = [("religion", "0001_initial"), ("hengl_uf", "0004_codes_and_names_of_enterprises")]
    operations = [
        migrations.RunSQL(REGISTRATIONS, NO_REGISTRATIONS),
        migrations.RunSQL(CHECKLISTS, NO_CHECKLISTS),
        migrations.RunSQL(INSPECTIONS, NO_INSPECTIONS),
        migrations.RunSQL(HAZARDS, NO_HAZARDS),
        migrations.RunSQL(STEPS, NO_STEPS),
    ]
