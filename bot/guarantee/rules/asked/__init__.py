"""Questions that the library of designs can answer: what is asked for, and the words for it."""
