"""Sentences that ship with Parley for coaching: remarks on speeches, and questions."""
