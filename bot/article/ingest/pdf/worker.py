"""Reads a PDF in a process of its own: `python -m bot.article.ingest.pdf.worker`."""

from bot.article.ingest.packing import packed
from bot.article.ingest.pdf.reading import read_pdf
from bot.kernel.apart_worker import answer

if __name__ == "__main__":
    answer(lambda content, **header: packed(read_pdf(content, **header)))
