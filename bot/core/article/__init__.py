"""An article: its paragraphs, and how a question is answered from them."""
