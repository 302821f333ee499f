"""Files that an earlier version gave members to keep are read, and brought in, as they were."""

from pathlib import Path

import pytest

from tests.golden import program
from tests.golden.program import HERE


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "debate_bundle",
            ("The chain of 55 events is whole", "For went from 1 to 2 votes, Against stayed"),
        ),
        (
            "exercise_bundle",
            ("The chain of 34 events is whole", "Decided in the common name: sanctions."),
        ),
    ],
)
def test_an_old_bundle_replays(
    name: str, wanted: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.replay(HERE / f"{name}.json") == 0

    printed = capsys.readouterr().out
    for words in wanted:
        assert words in printed


@pytest.mark.parametrize(
    ("line", "name", "after", "wanted"),
    [
        ("/debate import", "debate_bundle", "/debate list", "closed"),
        ("/guarantee import", "sheet_export", "/guarantee show sheet:1", "Obligation: Consult"),
    ],
)
async def test_an_old_file_is_brought_in(
    line: str, name: str, after: str, wanted: str, tmp_path: Path
) -> None:
    async with program.open_parley(tmp_path) as parley:
        await program.bring(parley, line, HERE / f"{name}.json")

        assert wanted in await program.ask(parley, after)
