"""The optional language model: asked within budgets and time, and never trusted."""
