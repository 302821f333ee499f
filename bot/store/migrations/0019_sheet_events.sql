-- Sheets become journals. What was written of one before is captured in its first event, without
-- words, as it stands; the changes that made it follow as events of their own that say no more, so
-- that revisions, and how far its room has seen it, stay as they are.

INSERT INTO events (community, stream, version, kind, data, at)
SELECT s.community, 'sheet:' || s.id, 1, 'SheetCaptured', json_object(
    'by', s.maker, 'number', s.number, 'whose', s.whose, 'place', s.place, 'basis', s.basis,
    'rule', s.rule, 'quorum', s.quorum, 'hours', s.hours,
    'settings', json((SELECT json_group_object(c.clause, json_object(
        'options', json(CASE WHEN c.options IS NULL THEN 'null' WHEN c.options = '' THEN '[]'
        ELSE '["' || replace(c.options, ' ', '","') || '"]' END),
        'member', c.member, 'proposal', c.proposal))
        FROM sheet_clauses c WHERE c.community = s.community AND c.sheet = s.id)),
    'proposals', json((SELECT json_group_array(json_object(
        'number', p.number, 'clause', p.clause, 'mover', p.mover,
        'at', strftime('%Y-%m-%dT%H:%M:%S', p.proposed_at / 1000, 'unixepoch') || printf('.%03dZ', p.proposed_at % 1000),
        'setting', json_object(
        'options', json(CASE WHEN p.options IS NULL THEN 'null' WHEN p.options = '' THEN '[]'
        ELSE '["' || replace(p.options, ' ', '","') || '"]' END),
        'member', p.member, 'proposal', p.number),
        'was', json(CASE WHEN p.was IS NULL THEN 'null' WHEN p.was = '' THEN '[]'
        ELSE '["' || replace(p.was, ' ', '","') || '"]' END),
        'stage', p.stage, 'seconder', p.seconder, 'vote', p.vote, 'debate', p.debate,
        'touched', p.touched))
        FROM (SELECT * FROM sheet_proposals WHERE community = s.community AND sheet = s.id
            ORDER BY number) p)),
    'votes', json((SELECT json_group_array(json_object(
        'number', v.number, 'rule', v.rule, 'quorum', v.quorum,
        'opened_at', strftime('%Y-%m-%dT%H:%M:%S', v.opened_at / 1000, 'unixepoch') || printf('.%03dZ', v.opened_at % 1000),
        'deadline', strftime('%Y-%m-%dT%H:%M:%S', v.deadline / 1000, 'unixepoch') || printf('.%03dZ', v.deadline % 1000),
        'candidates', json('[' || replace(v.candidates, ' ', ',') || ']'),
        'ballots', json((SELECT json_group_object(b.member, json_object(
        'says', b.says,
        'ranking', json(CASE WHEN b.ranking = '' THEN '[]'
        ELSE '[["' || replace(replace(b.ranking, '=', '","'), '>', '"],["') || '"]]' END)))
            FROM sheet_ballots b
            WHERE b.community = s.community AND b.sheet = s.id AND b.vote = v.number)),
        'closed_at', strftime('%Y-%m-%dT%H:%M:%S', v.closed_at / 1000, 'unixepoch') || printf('.%03dZ', v.closed_at % 1000),
        'outcome', json(CASE WHEN v.why IS NULL THEN 'null' ELSE json_object(
        'why', v.why, 'voters', v.voters, 'carried', v.carried, 'ayes', v.ayes, 'noes', v.noes,
        'abstained', v.abstained,
        'order', json(CASE WHEN v.ranking = '' THEN '[]'
        ELSE '[["' || replace(replace(v.ranking, '=', '","'), '>', '"],["') || '"]]' END)) END)))
        FROM (SELECT * FROM sheet_votes WHERE community = s.community AND sheet = s.id
            ORDER BY number) v)),
    'versions', json((SELECT json_group_array(json_object(
        'number', a.number,
        'settings', json((SELECT json_group_object(c.clause, json_object(
        'options', json(CASE WHEN c.options IS NULL THEN 'null' WHEN c.options = '' THEN '[]'
        ELSE '["' || replace(c.options, ' ', '","') || '"]' END),
        'member', c.member, 'proposal', c.proposal))
            FROM sheet_version_clauses c
            WHERE c.community = s.community AND c.sheet = s.id AND c.version = a.number)),
        'proposer', a.proposer,
        'at', strftime('%Y-%m-%dT%H:%M:%S', a.adopted_at / 1000, 'unixepoch') || printf('.%03dZ', a.adopted_at % 1000),
        'seconder', a.seconder, 'proposal', a.proposal, 'rule', a.rule, 'ayes', a.ayes,
        'noes', a.noes, 'abstained', a.abstained, 'touched', a.touched))
        FROM (SELECT * FROM sheet_versions WHERE community = s.community AND sheet = s.id
            ORDER BY number) a)),
    'evidence', json((SELECT json_group_array(json_object(
        'number', e.number, 'clause', e.clause, 'member', e.member, 'words', '', 'mark', e.mark,
        'at', strftime('%Y-%m-%dT%H:%M:%S', e.attached_at / 1000, 'unixepoch') || printf('.%03dZ', e.attached_at % 1000),
        'slug', e.slug, 'version', e.version, 'paragraph', e.paragraph,
        'removed_at', strftime('%Y-%m-%dT%H:%M:%S', e.removed_at / 1000, 'unixepoch') || printf('.%03dZ', e.removed_at % 1000)))
        FROM (SELECT * FROM sheet_evidence WHERE community = s.community AND sheet = s.id
            ORDER BY number) e))
), s.made_at
FROM sheets s;

WITH RECURSIVE numbers (version) AS (
    SELECT 2 UNION ALL SELECT version + 1 FROM numbers
    WHERE version < (SELECT max(version) FROM streams WHERE stream LIKE 'sheet:%')
)
INSERT INTO events (community, stream, version, kind, data, at)
SELECT s.community, t.stream, n.version, 'ChangedBefore', '{}', s.made_at
FROM sheets s
JOIN streams t ON t.community = s.community AND t.stream = 'sheet:' || s.id
JOIN numbers n ON n.version <= t.version;
