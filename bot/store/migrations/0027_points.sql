-- Words that were said in a debate and are no speech stand beside the speeches.
ALTER TABLE speeches ADD COLUMN kind TEXT NOT NULL DEFAULT 'speech'; -- or point (of information), order (point of order)
