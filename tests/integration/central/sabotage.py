"""What somebody with the server's own rights could do to a centre, and what `central check` says of it."""

from collections.abc import Mapping

SABOTAGE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "tables": (
        ("ALTER TABLE council.person NO FORCE ROW LEVEL SECURITY", "council.person has no forced"),
        ("ALTER TABLE council.person OWNER TO postgres", "council.person belongs to postgres"),
        ("GRANT SELECT ON council.note TO console_advisor", "console_advisor has rights on council.note"),
        ("GRANT SELECT (body) ON council.note TO PUBLIC", "everybody has rights on council.note"),
        ("CREATE VIEW council.all_people AS SELECT * FROM council.person", "council.all_people is not part"),
        ("GRANT CREATE ON SCHEMA console TO console_login", "console_login has CREATE on the schema console"),
        ("GRANT USAGE ON SCHEMA council TO PUBLIC", "everybody has USAGE on the schema council"),
        ("GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC", "Everybody may call lo_create"),
        ("ALTER TABLE council.note ADD COLUMN extra text", "The schema differs"),
        ("GRANT TEMPORARY ON DATABASE {} TO PUBLIC", "Everybody has TEMPORARY on the database"),
    ),
    "policies": (
        ("CREATE POLICY more ON council.note USING (true)", "council.note has other policies"),
        ("ALTER POLICY gate ON sync.command WITH CHECK (true)", "sync.command has another policy gate"),
        (
            "ALTER TABLE council.contact DROP CONSTRAINT ck_contact_channel",
            "council.contact has lost its constraint ck_contact_channel",
        ),
        (
            ("ALTER TABLE council.note ADD CONSTRAINT silence CHECK (length(body) > 0)"),
            "council.note has a constraint silence that is not part",
        ),
    ),
    "a policy and a constraint": (
        ("ALTER POLICY gate ON council.note USING (true)", "council.note has another policy gate"),
        (
            (
                "ALTER TABLE council.contact DROP CONSTRAINT ck_contact_channel, ADD CONSTRAINT "
                "ck_contact_channel CHECK (true)"
            ),
            "council.contact has another constraint ck_contact_channel",
        ),
    ),
    "a column": (("ALTER TABLE council.note DROP COLUMN body", "The schema differs"),),
    "a policy's kind": (
        (
            (
                "DROP POLICY gate ON council.note;CREATE POLICY gate ON council.note AS "
                "RESTRICTIVE TO console_gate USING (true)"
            ),
            "council.note has another policy gate",
        ),
    ),
    "functions": (
        ("ALTER FUNCTION console.pull SET search_path = public", "console.pull has no fixed search path"),
        ("GRANT EXECUTE ON FUNCTION console.receive TO PUBLIC", "everybody may call console.receive"),
        ("REVOKE EXECUTE ON FUNCTION console.push FROM console_advisor", "console_advisor may not call push"),
        (
            "CREATE FUNCTION console.extra() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "console.extra is not part",
        ),
        ("DROP FUNCTION console.display", "console.display is missing"),
        (
            "ALTER FUNCTION console.push SET synchronous_commit = off",
            "console.push has other settings than it should",
        ),
        (
            ("CREATE FUNCTION console.sees(int) RETURNS boolean LANGUAGE sql AS 'SELECT true'"),
            "console.sees is not part of the centre, or there are two",
        ),
        (
            ("ALTER DEFAULT PRIVILEGES FOR ROLE console_gate GRANT EXECUTE ON FUNCTIONS TO PUBLIC"),
            "Functions that console_gate makes would be open to everybody",
        ),
    ),
    "how functions run": (
        ("ALTER FUNCTION console.pull OWNER TO postgres", "console.pull belongs to postgres"),
        ("ALTER FUNCTION console.sees IMMUTABLE", "console.sees is not the one this programme brings"),
    ),
    "whose right a function has": (
        ("ALTER FUNCTION console.pull SECURITY INVOKER", "console.pull does not run under"),
    ),
    "rights": (
        (
            "INSERT INTO sync.sight VALUES ('note', 'console_kiosk')",
            "sync.sight is not as it was set up for note",
        ),
        (
            ("UPDATE sync.field SET rights = '{console_auditor}' WHERE entity = 'note' AND name = 'body'"),
            "sync.field is not as it was set up for note",
        ),
        (
            "UPDATE sync.entity SET append_only = false WHERE name = 'note'",
            "sync.entity is not as it was set up for note",
        ),
        ("UPDATE sync.sentence SET sentence = 'No.'", "sync.sentence is not as it was set up for"),
        (
            ('UPDATE council.council_profile SET body = \'{"rights": {"see": {"note": ["kiosk"]}}}\''),
            "The profile's rights do not fit: see.note cannot be given to kiosk",
        ),
    ),
    "rights in the profile": (
        (
            ('UPDATE council.council_profile SET body = \'{"rights": {"see": {"note": ["records"]}}}\''),
            "sync.sight is not as it was set up for note",
        ),
    ),
    "who sees and signs": (
        ("DELETE FROM sync.sight WHERE entity = 'note'", "sync.sight is not as it was set up for note"),
        (
            "UPDATE sync.field SET is_actor = false WHERE entity = 'note'",
            "sync.field is not as it was set up for note",
        ),
    ),
    "settings": (
        ("DELETE FROM sync.feed_lock", "The feed's lock is missing"),
        ("DELETE FROM sync.epoch", "The centre has no history"),
        ("DELETE FROM sync.setting WHERE name = 'oldest_console'", "The setting oldest_console is missing"),
        (
            "UPDATE sync.setting SET value = 'note' WHERE name = 'making_order'",
            "The setting making_order is not",
        ),
        ("INSERT INTO sync.setting VALUES ('durable', '999999')", "The durable mark is beyond"),
    ),
    "the mark in the record": (
        ("INSERT INTO sync.setting VALUES ('durable_position', '9')", "The durable mark is beyond"),
    ),
    "the floor": (
        (
            (
                "UPDATE sync.setting AS s SET value = CASE s.name WHEN 'floor' THEN '1' ELSE "
                "encode(f.hash, 'hex') END FROM sync.feed AS f WHERE f.seq = 1 AND s.name IN "
                "('floor', 'floor_hash')"
            ),
            "The feed was pruned beyond the durable mark",
        ),
    ),
    "what acts by itself": (
        (
            (
                "CREATE FUNCTION public.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN "
                "NEW; END';CREATE TRIGGER spy BEFORE INSERT ON council.note FOR EACH ROW EXECUTE "
                "FUNCTION public.spy()"
            ),
            "The trigger spy on council.note is not part",
        ),
        (
            "CREATE RULE quiet AS ON DELETE TO council.note DO INSTEAD NOTHING",
            "The rule quiet on council.note is not part",
        ),
        (
            (
                "CREATE FUNCTION public.ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN "
                "END';CREATE EVENT TRIGGER ddl ON ddl_command_end EXECUTE FUNCTION public.ddl()"
            ),
            "The event trigger ddl is not part",
        ),
        ("CREATE TABLE console.hoard (x int)", "console.hoard is not part"),
    ),
    "outcomes, texts and feed": (
        (
            "UPDATE sync.command SET outcome = 'refused'",
            "record of commands was altered at or before entry 1",
        ),
        ("UPDATE sync.command_text SET body = body || ' '", "text of the command at entry 1"),
        ("DELETE FROM sync.command_text", "command at entry 1 of the record is gone"),
        ("UPDATE sync.feed SET row_id = NULL", "The feed was altered"),
    ),
    "owners and gaps": (
        ("UPDATE sync.command SET owner = 'omar'", "record of commands was altered at or before entry 1"),
        ("DELETE FROM sync.feed WHERE seq = 2", "The feed was altered"),
    ),
    "a command that is gone": (
        (
            "DELETE FROM sync.command WHERE position = 1",
            "record of commands was altered at or before entry 2",
        ),
    ),
}
"""Deeds by kind, each with words of its finding; those of one kind can be done to one centre together."""
