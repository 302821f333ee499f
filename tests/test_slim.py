"""What the image leaves out is what Parley never loads."""

import subprocess
import sys
from pathlib import Path

import bot
from deploy import slim

ROOT = Path(__file__).parents[1]

WITHOUT = """
import sys
for name in {unused}:
    sys.modules[name] = None  # an import of it fails
import asyncio
from pathlib import Path
from bot.article import meaning
from bot.assembly import CATALOG, open_parley
from bot.cli.session import caller
from bot.kernel.view import Picture
import bot.model.providers, pydantic_ai, asyncpg, discord, slack_bolt, trafilatura, dateparser

async def main():
    async with open_parley(Path(sys.argv[1])) as parley:
        await parley.app.hear(caller(), "/ask What is a security guarantee?")
        assert meaning.available()
        views = await parley.app.hear(
            caller(), "/guarantee compare nato-article-5 budapest-memorandum")
        print(sum(isinstance(block, Picture) for view in views for block in view.blocks))

asyncio.run(main())
"""


def test_parley_answers_and_draws_without_what_is_left_out(tmp_path: Path) -> None:
    unused = [name.replace("/", ".") for name in slim.UNUSED if "*" not in name and "-" not in name]
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", WITHOUT.format(unused=unused), str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def left(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_it_takes_out_tests_sources_and_what_is_unused(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    make(packages, "numpy/__init__.py", "numpy/core.pyi", "numpy/tests/test_a.py")
    make(packages, "numpy/lib/tests/tests/b.py", "numpy/testing/c.py", "pip/__init__.py")
    make(packages, "pip-1.dist-info/RECORD", "numpy/f2py/d.py", "other/tests/e.py")

    slim.main(packages, tmp_path)

    assert left(packages) == {"numpy/__init__.py", "numpy/testing/c.py", "other/tests/e.py"}


def test_it_keeps_the_locales_of_languages_that_parley_speaks(tmp_path: Path) -> None:
    names = ("root", "en", "en_GB", "fr", "fr_CA", "uk", "ja", "zh_Hant_TW", "frr")
    make(tmp_path / "babel" / "locale-data", *(f"{name}.dat" for name in names))
    make(tmp_path / "languages", "fr.po", "uk.po")

    slim.main(tmp_path, tmp_path / "languages")

    kept = {path.stem for path in (tmp_path / "babel" / "locale-data").iterdir()}
    assert kept == {"root", "en", "en_GB", "fr", "fr_CA", "uk"}


def test_the_image_says_the_version_that_the_program_has() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    compose = (ROOT / "compose.yaml").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")

    assert f'image.version="{bot.__version__}"' in dockerfile
    assert f"image: parley:{bot.__version__}\n" in compose
    assert f'\nversion = "{bot.__version__}"\n' in project
