-- Write the feed and the chained record of commands that landed at once; gives their answers in order.
CREATE OR REPLACE FUNCTION console.keep_landed(
    entries sync.command[], texts text[], salts bytea[], entities text[], row_ids uuid[], owners uuid[]
) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    first_seq bigint;
    at_seq bigint;
    at_hash bytea;
    previous bytea;
    at_position bigint;
    hashes bytea[] := '{}';
    entry sync.command;
    kept sync.command[] := '{}';
    answers jsonb[] := '{}';
BEGIN
    SELECT h.seq, h.hash, coalesce(c.position, 0), c.hash INTO first_seq, at_hash, at_position, previous
    FROM console.head() AS h
    LEFT JOIN (SELECT k.position, k.hash FROM sync.command AS k ORDER BY k.position DESC LIMIT 1) AS c ON true;
    FOR place IN 1 .. cardinality(entities) LOOP
        at_hash := sha256(at_hash || convert_to(
            concat_ws('|', first_seq + place, entities[place], row_ids[place], owners[place]), 'UTF8'));
        hashes := array_append(hashes, at_hash);
    END LOOP;
    INSERT INTO sync.feed (seq, entity, row_id, command_id, hash)
    SELECT first_seq + u.place, u.entity, u.row_id, u.owner, u.hash
    FROM unnest(entities, row_ids, owners, hashes) WITH ORDINALITY AS u (entity, row_id, owner, hash, place);
    at_seq := first_seq;
    FOREACH entry IN ARRAY entries LOOP
        at_position := at_position + 1;
        at_seq := at_seq + entry.seq;
        entry.position := at_position;
        entry.seq := at_seq;
        entry.received_at := clock_timestamp();
        previous := console.link(previous, entry);
        entry.hash := previous;
        kept := array_append(kept, entry);
        answers := array_append(answers, console.answer(entry));
    END LOOP;
    INSERT INTO sync.command SELECT k.* FROM unnest(kept) AS k;
    INSERT INTO sync.command_text (command_id, salt, body)
    SELECT k.command_id, salts[k.ordinality], texts[k.ordinality] FROM unnest(kept) WITH ORDINALITY AS k;
    RETURN to_jsonb(answers);
END
$$;
