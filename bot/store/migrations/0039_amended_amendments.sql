-- An amendment may change another amendment: the number of that one; 0 changes the clause itself.
ALTER TABLE sheet_proposals ADD COLUMN amends INTEGER NOT NULL DEFAULT 0;
