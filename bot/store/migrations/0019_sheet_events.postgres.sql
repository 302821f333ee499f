-- Sheets became journals before PostgreSQL could keep them, so there is none to begin one for.
SELECT 1;
