"""The triggers that keep the audit trail append-only and chain it: core PostgreSQL, the same from 14 to 18.

Who may do what, by the database itself:

- entries and links are added, never changed, removed or truncated;
- links and the head are written by the chain trigger only;
- the head moves forward by one link at a time.

The chain is written at commit (a deferred constraint trigger), so the one lock that puts writers in a row is the last
one a transaction takes, and is held only for the commit itself. Rows that a transaction changed must therefore be
locked with `select_for_update(no_key=True)`: the foreign keys of others are checked at their commit too.

`link_hash` in `sealing.py` computes the same hash as `hengl_uf_audit_chain()`.
"""

FUNCTIONS = """
CREATE FUNCTION hengl_uf_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION hengl_uf_audit_only_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'The audit chain is written by its trigger only: % on % is refused.', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION hengl_uf_audit_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 OR NEW.id <> OLD.id OR NEW.position <> OLD.position + 1 THEN
        RAISE EXCEPTION 'The head of the audit chain moves forward only, one link at a time.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION hengl_uf_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    new_position bigint;
    new_hash varchar;
BEGIN
    LOOP
        UPDATE hengl_uf_audit_head
           SET position = position + 1,
               hash = encode(sha256(convert_to(hash || ':' || NEW.id || ':' || NEW.seal, 'UTF8')), 'hex')
         WHERE id = 1
        RETURNING position, hash INTO new_position, new_hash;
        EXIT WHEN FOUND;
        INSERT INTO hengl_uf_audit_head (id, position, hash)
        SELECT 1, coalesce(max(position), 0),
               coalesce((SELECT hash FROM hengl_uf_audit_link ORDER BY position DESC LIMIT 1), '')
          FROM hengl_uf_audit_link
            ON CONFLICT (id) DO NOTHING;
    END LOOP;
    INSERT INTO hengl_uf_audit_link (position, entry_id, hash) VALUES (new_position, NEW.id, new_hash);
    RETURN NULL;
END
$$;
"""

TRIGGERS = """
CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON hengl_uf_entry
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_refuse();
CREATE TRIGGER audit_link_kept BEFORE UPDATE OR DELETE ON hengl_uf_audit_link
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_refuse();
CREATE TRIGGER audit_head_kept BEFORE DELETE ON hengl_uf_audit_head
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_refuse();

CREATE TRIGGER audit_link_made_by_chain BEFORE INSERT ON hengl_uf_audit_link
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_only_chain();
CREATE TRIGGER audit_head_made_by_chain BEFORE INSERT ON hengl_uf_audit_head
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_only_chain();
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON hengl_uf_audit_head
    FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_head_forward();

CREATE TRIGGER audit_entry_not_truncated BEFORE TRUNCATE ON hengl_uf_entry
    FOR EACH STATEMENT EXECUTE FUNCTION hengl_uf_audit_refuse();
CREATE TRIGGER audit_link_not_truncated BEFORE TRUNCATE ON hengl_uf_audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION hengl_uf_audit_refuse();
CREATE TRIGGER audit_head_not_truncated BEFORE TRUNCATE ON hengl_uf_audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION hengl_uf_audit_refuse();

CREATE CONSTRAINT TRIGGER audit_entry_chained AFTER INSERT ON hengl_uf_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hengl_uf_audit_chain();
"""

# For the test database alone: its tables are emptied between tests, which the product refuses.
ALLOW_TRUNCATE = """
ALTER TABLE hengl_uf_entry DISABLE TRIGGER audit_entry_not_truncated;
ALTER TABLE hengl_uf_audit_link DISABLE TRIGGER audit_link_not_truncated;
ALTER TABLE hengl_uf_audit_head DISABLE TRIGGER audit_head_not_truncated;
"""

INSTALL = FUNCTIONS + TRIGGERS

REMOVE = """
DROP TRIGGER audit_entry_chained ON hengl_uf_entry;
DROP TRIGGER audit_entry_kept ON hengl_uf_entry;
DROP TRIGGER audit_entry_not_truncated ON hengl_uf_entry;
DROP TRIGGER audit_link_kept ON hengl_uf_audit_link;
DROP TRIGGER audit_link_made_by_chain ON hengl_uf_audit_link;
DROP TRIGGER audit_link_not_truncated ON hengl_uf_audit_link;
DROP TRIGGER audit_head_kept ON hengl_uf_audit_head;
DROP TRIGGER audit_head_made_by_chain ON hengl_uf_audit_head;
DROP TRIGGER audit_head_forward ON hengl_uf_audit_head;
DROP TRIGGER audit_head_not_truncated ON hengl_uf_audit_head;
DROP FUNCTION hengl_uf_audit_chain();
DROP FUNCTION hengl_uf_audit_head_forward();
DROP FUNCTION hengl_uf_audit_only_chain();
DROP FUNCTION hengl_uf_audit_refuse();
"""
