"""A format that somebody brings, before it is kept: what was guessed, left out, or replaced."""

from bot.article.views.language_names import LANGUAGES
from bot.debate.rules.bringing_formats import BroughtFormat
from bot.debate.rules.debatekeeper.reading import FormatImport
from bot.debate.views.formats import format_page
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Heading,
    Items,
    Option,
    Tone,
    View,
    note,
    text,
)

_QUESTIONS = 4
"""Speeches that are asked about at a time."""

_NAME_LENGTH = 60


def format_preview(brought: BroughtFormat, draft: str, *, trouble: bool = False) -> View:
    """What would be kept. Nothing is yet."""
    if brought.form is None:
        return _questions(brought, draft, trouble=trouble)
    head: list[Block] = [text(say("Not kept yet. Please look it over."))]
    if brought.replaces is not None:
        head.append(
            text(
                say(
                    "Your format {name} would be replaced. Debates that use it keep it.",
                    name=brought.replaces,
                )
            )
        )
    if brought.imported is not None:
        head += _said_of(brought.imported)
    page = format_page(brought.form, news=tuple(head))
    return View(blocks=(*page.blocks, Buttons(_ways(brought, draft))))


def _said_of(imported: FormatImport) -> list[Block]:
    """What was guessed and left out."""
    blocks: list[Block] = []
    if imported.guesses:
        blocks += [text(say("Guessed:")), Items(tuple(text(words) for words in imported.guesses))]
    losses = [*_languages(imported), *imported.losses]
    if losses:
        blocks += [text(say("Left out:")), Items(tuple(text(words) for words in losses))]
    return blocks


def _languages(imported: FormatImport) -> list[Message]:
    others = [_language(tag) for tag in imported.languages if tag != imported.language]
    said = []
    if others:
        said.append(
            say(
                "{others} (kept in {language})",
                others=row_of(others),
                language=_language(imported.language),
            )
        )
    if imported.foreign:
        said.append(
            count_of(
                imported.foreign,
                "{n} name is in another language, because {language} has none for it",
                "{n} names are in another language, because {language} has none for them",
                language=_language(imported.language),
            )
        )
    return said


def _language(tag: str) -> str:
    return LANGUAGES.get(tag.lower().partition("-")[0], tag)


def _ways(brought: BroughtFormat, draft: str) -> tuple[Button, ...]:
    """Keep it, or look at it in another language."""
    keep = f"/format keep draft:{draft}"
    if brought.replaces is None:
        ways = [Button(say("Keep it"), keep, Tone.PRIMARY)]
    else:
        ways = [
            Button(say("Replace it"), keep, Tone.PRIMARY),
            Button(say("Keep both"), f"/format keep draft:{draft} beside:yes"),
        ]
    return (*ways, *_other_languages(brought.imported, draft))


def _other_languages(imported: FormatImport | None, draft: str) -> list[Button]:
    if imported is None:
        return []
    return [
        Button(
            say("Show in {language}", language=_language(tag)),
            f"/format place draft:{draft} language:{tag}",
        )
        for tag in imported.languages[:4]
        if tag != imported.language
    ]


def _questions(brought: BroughtFormat, draft: str, *, trouble: bool) -> View:
    """Speeches that tell no side: on which are they?"""
    imported = brought.imported
    if imported is None:
        return View(blocks=(), trouble=trouble)
    blocks: list[Block] = [
        Heading(imported.name),
        text(
            count_of(
                len(imported.unplaced),
                "Not kept yet. {n} speech tells no side that Parley knows. Who gives it?",
                "Not kept yet. {n} speeches tell no side that Parley knows. Who gives them?",
            )
        ),
    ]
    if len(imported.sides) > 1:
        for number, name in imported.unplaced[:_QUESTIONS]:
            blocks.append(_question(number, name, imported.sides, draft))
        hint = say("You can also answer in one line: 3=For; 4=both; 5=everybody")
    else:
        rows = tuple(text(f"{number}. {name}") for number, name in imported.unplaced)
        blocks.append(Items(rows))
        hint = say("One line is enough: 1=For; 2=Against; 3=For")
    typed = Button(say("Type the sides"), f"/format place draft:{draft}")
    blocks += [Buttons((typed, *_other_languages(imported, draft))), note(hint)]
    return View(blocks=tuple(blocks), trouble=trouble)


def _question(number: int, name: str, sides: tuple[str, ...], draft: str) -> Choice:
    def answer(label: str, side: str) -> Option:
        return Option(label, f"/format place draft:{draft} sides:{number}={side}")

    return Choice(
        say("{number}. {speech}", number=number, speech=name[:_NAME_LENGTH]),
        (
            *(answer(side, side[:_NAME_LENGTH]) for side in sides),
            answer(say("Either side"), "both"),
            answer(say("Everybody, as a discussion"), "everybody"),
        ),
    )


def format_kept(brought: BroughtFormat) -> View:
    """Said when a format was kept, or was there already."""
    name = brought.form.name if brought.form is not None else ""
    if brought.is_there:
        return View(blocks=(text(say("You have {name} already. Nothing changed.", name=name)),))
    if brought.replaces is not None:
        said = say("{name} is replaced. You can now debate in the new one.", name=brought.replaces)
    else:
        said = say("You can now debate in this format.")
    return View(blocks=(text(said),))
