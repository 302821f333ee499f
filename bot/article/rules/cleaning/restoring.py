"""A left-out line put back, and how a text is recognised when it comes again."""

from hashlib import sha256

from msgspec.structs import replace

from bot.article.rules.cleaning.headlines import heads_a_section
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.kernel.terms import words


def restore(reading: ArticleReading, position: int) -> ArticleReading:
    """The reading with the left-out block at `position` put back, as heading or paragraph.

    Raises IndexError, or ValueError when the block there was not left out.
    """
    block = reading.blocks[position]
    if block.kind is not BlockKind.REMOVED:
        raise ValueError("that block was not left out")
    later = reading.blocks[position + 1 :]
    heads = heads_a_section(block.text) and any(b.kind is BlockKind.PARAGRAPH for b in later)
    back = ArticleBlock(
        BlockKind.HEADING if heads else BlockKind.PARAGRAPH, block.text, note=block.note
    )
    blocks = (*reading.blocks[:position], back, *later)
    return replace(reading, blocks=blocks)


def fingerprint(reading: ArticleReading) -> str:
    """The same for two readings whose headings and paragraphs have the same words in order,
    whatever their capitals, spacing and punctuation. SHA-256, in hexadecimal."""
    texts = (block.text for block in reading.blocks if block.kind is not BlockKind.REMOVED)
    spoken = " ".join(word.casefold() for text in texts for word in words(text))
    return sha256(spoken.encode()).hexdigest()
