"""The triggers that keep the audit trail append-only and chain it: core PostgreSQL, the same from 14 to 18.

Who may do what, by the database itself:

- entries and links are added, never changed, removed or truncated;
- links and the head are written by the chain trigger only;
- the head moves forward only.

The chain is written at commit (a deferred constraint trigger), so the one lock that puts writers in a row is the last
one a transaction takes, and is held only for the commit itself. The first entry of a transaction chains all of it, which
keeps a transaction with thousands of entries linear. Rows that a transaction changed must therefore be
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
    IF pg_trigger_depth() < 2 OR NEW.id <> OLD.id OR NEW.position <= OLD.position THEN
        RAISE EXCEPTION 'The head of the audit chain moves forward only.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION hengl_uf_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry record;
    place bigint;
    last_hash varchar;
BEGIN
    IF EXISTS (SELECT FROM hengl_uf_audit_link WHERE entry_id = NEW.id) THEN
        RETURN NULL;
    END IF;
    LOOP
        SELECT position, hash INTO place, last_hash FROM hengl_uf_audit_head WHERE id = 1 FOR NO KEY UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO hengl_uf_audit_head (id, position, hash)
        SELECT 1, coalesce(max(position), 0),
               coalesce((SELECT hash FROM hengl_uf_audit_link ORDER BY position DESC LIMIT 1), '')
          FROM hengl_uf_audit_link
            ON CONFLICT (id) DO NOTHING;
    END LOOP;
    -- What others have committed is chained; so what is visible and not chained is of this transaction.
    FOR entry IN
        SELECT id, seal FROM hengl_uf_entry
         WHERE id >= NEW.id AND NOT EXISTS (SELECT FROM hengl_uf_audit_link WHERE entry_id = hengl_uf_entry.id)
         ORDER BY id
    LOOP
        place := place + 1;
        last_hash := encode(sha256(convert_to(last_hash || ':' || entry.id || ':' || entry.seal, 'UTF8')), 'hex');
        INSERT INTO hengl_uf_audit_link (position, entry_id, hash) VALUES (place, entry.id, last_hash);
    END LOOP;
    UPDATE hengl_uf_audit_head SET position = place, hash = last_hash WHERE id = 1;
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
