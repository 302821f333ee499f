"""Reads a page in a process of its own: `python -m bot.article.ingest.pages.worker`."""

from bot.article.ingest.packing import packed
from bot.article.ingest.pages.reading import read_page
from bot.kernel.apart_worker import answer

if __name__ == "__main__":
    answer(lambda content, **header: packed(read_page(content, **header)))
