from tests.debate.files.conftest import Played


async def test_erasing_takes_words_and_name_and_leaves_the_numbers(named: Played) -> None:
    before = await named.words("Alma", "/debate result")
    said = await named.words("Erik", "/privacy erase yes")
    assert "are erased" in said
    after = await named.words("Alma", "/debate result")
    assert "Erik" in before
    assert "Erik" not in after
    assert "a former member" in after
    assert (
        "Against wins by swing: For went from 3 to 2 votes, Against went from 1 to 4 votes."
        in after
    )
    told = (await named.file("markdown", "Alma")).decode()
    assert "The choice is not between automatic and nothing" not in told
    assert "The words of this speech were erased" in told
    assert "Erik" not in told
    bundled = (await named.file("bundle", "Alma")).decode()
    assert "A shared finding can carry" not in bundled
    assert "A way to answer small incidents" not in bundled


async def test_no_word_of_theirs_stands_anywhere_in_the_file(named: Played) -> None:
    await named.hears("Erik", "/statement add Xylophones deter nobody.")
    await named.hears("Erik", "/consensus propose Xylophones are useless.")
    await named.hears("Erik", "/ask What about xylophones?")
    await named.hears("Erik", "/privacy erase yes")
    tables = [
        str(row[0])
        for row in await named.parley.db.read(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    ]
    for table in tables:
        for row in await named.parley.db.read(f"SELECT * FROM {table}"):  # noqa: S608  # our own names
            told = " ".join(str(cell) for cell in row)
            assert "ylophone" not in told, table
            assert "ladder of answers" not in told, table


async def test_what_is_kept_is_told_and_can_be_taken_along(named: Played) -> None:
    assert "Speeches: 2" in await named.words("Erik", "/privacy show")
    assert "my-data.json" in await named.words("Erik", "/privacy export")
