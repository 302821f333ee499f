"""Reads a page in a process of its own: `python -m bot.article.ingest.pages.worker`."""

from bot.article.ingest.pages.reading import read_page
from bot.article.ingest.worker import answer

if __name__ == "__main__":
    answer(read_page)
