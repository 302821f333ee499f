-- The place of a position among the events of its debate, which orders those of one millisecond.
ALTER TABLE positions ADD COLUMN number INTEGER NOT NULL DEFAULT 0;

UPDATE positions SET number = coalesce((
    SELECT e.version FROM events e
    WHERE e.community = positions.community AND e.stream = 'debate:' || positions.debate
    AND e.kind = 'PositionTaken' AND json_extract(e.data, '$.position') = positions.id
), 0);
