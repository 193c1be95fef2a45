-- Merge one command in a subtransaction of its own, write the feed, and keep text and result in the chain.
-- `before` is its last row in the record when it waited, else empty. `again` is there when it was saved before the
-- centre was restored: the reason, as a JSON string, when it was refused then, else a JSON null.
CREATE OR REPLACE FUNCTION console.judge(
    command jsonb, own_id uuid, own_text text, before sync.command, licence jsonb, again jsonb
) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    changes jsonb := command -> 'changes';
    mends uuid;
    turn bigint;
    holds boolean;
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    landed record;
    named text;
    place text;
    result sync.command;
BEGIN
    result.outcome := 'applied';
    result.seq := 0;
    result.conflicts := '{}';
    BEGIN
        IF octet_length(own_text) > 1000000 THEN
            RAISE EXCEPTION 'This is too long for one act. Shorten it, or save it in parts.' USING ERRCODE = 'AC100';
        END IF;
        IF jsonb_typeof(again) = 'string' THEN
            -- What mended it comes behind it. Landing it after all would do the same thing twice.
            RAISE EXCEPTION '%', left(again #>> '{}', 1000) USING ERRCODE = 'AC100';
        END IF;
        mends := console.mended(command);
        holds := EXISTS (SELECT 1 FROM sync.parked AS p WHERE p.owner = caller);
        turn := CASE WHEN holds THEN console.turn_of(own_id, mends) ELSE 9223372036854775807 END;
        IF holds AND console.must_wait(changes, own_id, mends, turn) THEN
            result.outcome := 'waiting';
            result.reason := 'An earlier act on the same record was refused. This one follows when that is mended.';
        ELSIF again IS NOT NULL AND console.not_yet_again(changes) THEN
            RAISE EXCEPTION USING ERRCODE = 'AC101';
        ELSE
            SELECT * INTO landed FROM console.merge(
                CASE WHEN again IS NULL THEN changes ELSE console.still_to_choose(changes) END, own_id, licence);
            result.seq := console.append_feed(landed.entities, landed.row_ids, own_id);
            result.conflicts := landed.conflicts;
            IF cardinality(landed.conflicts) > 0 THEN
                result.outcome := 'conflicting';
            END IF;
        END IF;
    EXCEPTION
    WHEN SQLSTATE 'AC102' THEN
        -- Somebody else was first, and nothing is left to do: told, and neither refused nor waited for.
        result.reason := SQLERRM;
    WHEN OTHERS THEN
        -- The machine's troubles are not the command's: those end the batch, and it is sent again.
        IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
            RAISE;
        END IF;
        GET STACKED DIAGNOSTICS named = CONSTRAINT_NAME, place = COLUMN_NAME;
        result.reason := console.refusal(SQLSTATE, named, place, SQLERRM);
        result.outcome := CASE WHEN again IS NOT NULL AND SQLSTATE IN ('AC101', '23503') THEN 'waiting' ELSE 'refused' END;
        IF result.outcome = 'waiting' THEN
            result.reason := 'It belongs to a record that was lost when the centre was restored, and that another'
                ' console sends again. This one follows then.';
        END IF;
        result.seq := 0;
        result.conflicts := '{}';
    END;
    IF result.outcome = 'waiting' AND before.outcome = 'waiting' THEN
        RETURN console.answer(before);
    END IF;
    RETURN console.keep(command, own_id, own_text, mends, turn, before, result);
END
$$;
