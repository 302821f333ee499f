"""Reads a PDF in a process of its own: `python -m bot.article.ingest.pdf.worker`."""

from bot.article.ingest.pdf.reading import read_pdf
from bot.article.ingest.worker import answer

if __name__ == "__main__":
    answer(read_pdf)
