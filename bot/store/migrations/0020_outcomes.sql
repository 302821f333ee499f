-- An answer has one of three outcomes, and what was found about the claims of its question.

ALTER TABLE answers ADD COLUMN outcome TEXT NOT NULL DEFAULT 'says'; -- says, closest or silent
ALTER TABLE answers ADD COLUMN notes TEXT NOT NULL DEFAULT ''; -- JSON; emptied when erased
UPDATE answers SET outcome = 'silent' WHERE abstained = 1;
