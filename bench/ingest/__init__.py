"""How well pages and PDFs of our own making are read: what is kept, what is foreign, who wrote."""
