-- Why a command did not land, as a sentence an advisor understands.
CREATE OR REPLACE FUNCTION console.refusal(state text, constraint_hit text, place text, message text) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    own_sentence text;
BEGIN
    IF state = 'AC100' THEN
        RETURN message;
    END IF;
    SELECT s.sentence INTO own_sentence FROM sync.sentence AS s WHERE s.constraint_name = constraint_hit;
    RETURN coalesce(own_sentence, CASE
        WHEN state = '23505' THEN 'There is already a record with this reference or number.'
        WHEN state = '23503' THEN 'It belongs to a record that the centre does not have, or that others still belong to.'
        WHEN state = '23514' THEN 'One of the values is not one that is allowed here.'
        WHEN state = '23502' THEN format('Something that must be filled in was left empty: %s.', replace(place, '_', ' '))
        WHEN state = '23P01' THEN 'It overlaps with a period that is already recorded.'
        WHEN state = '42501' THEN 'This record is not yours to write.'
        WHEN left(state, 2) = '22' THEN 'One of the values has the wrong form: a date, a number or a choice.'
        WHEN left(state, 2) = '54' THEN 'One of the values is too long, or too deep in itself.'
        ELSE format('The centre could not take this (code %s).', state)
    END);
END
$$;
