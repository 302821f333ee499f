-- Several clauses can be proposed at once: each lies open for anybody to ask for a vote, or they are
-- voted on together. Evidence says how it bears on its clause.
ALTER TABLE sheet_proposals ADD COLUMN lies_until INTEGER; -- adopted then unless somebody asked
ALTER TABLE sheet_proposals ADD COLUMN bundle INTEGER NOT NULL DEFAULT 0; -- the first of those voted on together
ALTER TABLE sheet_evidence ADD COLUMN bearing TEXT NOT NULL DEFAULT 'quoted'; -- supports, about or quoted
