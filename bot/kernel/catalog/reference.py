"""The command reference, as Markdown: docs/commands.md is this text, and a test compares them."""

from collections.abc import Iterator

from bot.kernel.catalog.help import limits, usage
from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.permission import Role


def reference(catalog: Catalog) -> str:
    """Every loud command with its parameters and examples."""
    return "\n".join(["# Commands", "", *_PREFACE, *_entries(catalog)])


_PREFACE = (
    "Typed in the console with a slash, after a mention, or after `parley` on the command line.",
    "A value that holds spaces stands in quotation marks; `name:value` and `--name value` are the",
    "same. A command that lacks something opens a form. This page is made from the catalog:",
    "`python3 dev.py commands > docs/commands.md`.",
    "",
)


def _entries(catalog: Catalog) -> Iterator[str]:
    for entry in catalog.entries:
        if not entry.quiet:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## /{entry.name}"
    yield ""
    who = f" For {entry.role.title}s." if entry.role > Role.MEMBER else ""
    yield f"{entry.about}.{who}"
    yield ""
    yield f"    {usage(entry)}"
    yield ""
    for parameter in entry.told:
        needed = "" if parameter.required else ", optional"
        yield f"- `{parameter.name}`{needed}: {limits(parameter)}"
    if entry.told:
        yield ""
    for example in entry.examples:
        yield f"    /{example}"
    if entry.examples:
        yield ""
