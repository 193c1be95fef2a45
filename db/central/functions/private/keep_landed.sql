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
    trail text;
    hashes bytea[] := '{}';
    entry sync.command;
    kept sync.command[] := '{}';
BEGIN
    SELECT h.seq, h.hash INTO first_seq, at_hash FROM console.head() AS h;
    at_seq := first_seq;
    FOREACH trail IN ARRAY ARRAY(
        SELECT concat_ws('|', u.entity, u.row_id, u.owner)
        FROM unnest(entities, row_ids, owners) WITH ORDINALITY AS u (entity, row_id, owner, place) ORDER BY u.place)
    LOOP
        at_seq := at_seq + 1;
        at_hash := sha256(at_hash || convert_to(at_seq || '|' || trail, 'UTF8'));
        hashes := array_append(hashes, at_hash);
    END LOOP;
    INSERT INTO sync.feed (seq, entity, row_id, command_id, hash)
    SELECT first_seq + u.place, u.entity, u.row_id, u.owner, u.hash
    FROM unnest(entities, row_ids, owners, hashes) WITH ORDINALITY AS u (entity, row_id, owner, hash, place);
    SELECT c.position, c.hash INTO at_position, previous FROM sync.command AS c ORDER BY c.position DESC LIMIT 1;
    at_position := coalesce(at_position, 0);
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
    END LOOP;
    INSERT INTO sync.command SELECT k.* FROM unnest(kept) AS k;
    INSERT INTO sync.command_text (command_id, salt, body)
    SELECT k.command_id, t.salt, t.body
    FROM unnest(kept) WITH ORDINALITY AS k
    JOIN unnest(texts, salts) WITH ORDINALITY AS t (body, salt, place) ON t.place = k.ordinality;
    RETURN (SELECT jsonb_agg(console.answer(k::sync.command) ORDER BY k.position) FROM unnest(kept) AS k);
END
$$;
