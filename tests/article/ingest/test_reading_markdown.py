"""What Markdown sets in a form of its own: questions in bold, verse, what a table shows."""

from bot.article.ingest.markdown import read_markdown
from bot.article.rules.reading import CAPTION, ArticleReading


def reading(text: str) -> ArticleReading:
    return read_markdown(text.encode(), charset=None, name="a.md", source="a.md")


def test_a_question_in_bold_is_a_heading() -> None:
    found = reading("# Talk\n\n**Why did you come?**\n\nTo see it.\n\n**I came** at noon.\n")

    assert [heading for heading, _ in found.sections()] == ["Why did you come?"]
    assert found.paragraphs == ("To see it.", "I came at noon.")


def test_verse_keeps_its_lines() -> None:
    found = reading("# Song\n\nThe lamp goes out  \nA coat hangs on the rail  \nI fold a sail\n")

    assert found.paragraphs == ("The lamp goes out / A coat hangs on the rail / I fold a sail",)


def test_wrapped_lines_are_joined() -> None:
    found = reading("# Song\n\nThe lamp goes out\nand a coat hangs\non the rail.\n")

    assert found.paragraphs == ("The lamp goes out and a coat hangs on the rail.",)


def test_what_a_table_shows_is_a_caption() -> None:
    found = reading("# Budget\n\nIt grew.\n\nTable 1: Income by month\n\nIt fell later.\n")

    assert [block.note for block in found.blocks] == ["", CAPTION, ""]
