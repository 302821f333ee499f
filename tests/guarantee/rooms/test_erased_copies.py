"""Words at a clause that others left as they were are erased with whoever wrote them."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from tests.test_scenarios import said_by


async def says(parley: Parley, name: str, line: str) -> str:
    views = await parley.app.hear(said_by(name, "chair" if name == "Alma" else None), line)
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_others_amendments_keep_no_words_of_who_was_erased(
    tmp_path: Path, address: str
) -> None:
    async with open_parley(tmp_path, by_meaning=False, database=address) as parley:
        for name, line in (
            ("Alma", "/guarantee new title:Ours quorum:2"),
            ("Ana", '/guarantee amend trigger automatic words:"Zanzibar, within a day"'),
            ("Chen", "/guarantee second 1"),
            ("Bo", "/guarantee amend amends:1 options:mechanism_assessed"),
            ("Bo", '/guarantee amend term short words:"Words of my own"'),
        ):
            await says(parley, name, line)
        before = await says(parley, "Bo", "/guarantee amendment 2")
        assert "Zanzibar, within a day" in before

        await says(parley, "Ana", "/privacy erase sure:yes")

        after = await says(parley, "Bo", "/guarantee amendment 2")
        assert "The emergency mechanism finds that it applies" in after
        assert "Zanzibar" not in after
        assert "Words of my own" in await says(parley, "Bo", "/guarantee amendment 3")
        rows = await parley.db.read("SELECT words FROM sheet_proposals ORDER BY number")
        assert [words for (words,) in rows] == ["", "", "Words of my own"]
