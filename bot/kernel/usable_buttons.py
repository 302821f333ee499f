"""Buttons of what a member may do, and no others."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.view import Block, Buttons, Choice, View


def find_pressed(catalog: Catalog, action: str) -> Entry | None:
    """The command that a button's action uses; None for what is none."""
    first, _, rest = action.removeprefix("/").partition(" ")
    second = rest.partition(" ")[0]
    return catalog.by_path.get((first, second)) or catalog.by_path.get((first,))


def keep_usable(view: View, catalog: Catalog, may_use: Callable[[Entry], bool]) -> View:
    """A view for one member, without the buttons of commands that are not theirs."""

    def is_usable(action: str) -> bool:
        entry = find_pressed(catalog, action)
        return entry is None or may_use(entry)

    if not any(isinstance(block, Buttons | Choice) for block in view.blocks):
        return view
    blocks: list[Block] = []
    for block in view.blocks:
        if isinstance(block, Buttons):
            buttons = tuple(b for b in block.buttons if is_usable(b.action))
            if len(buttons) < len(block.buttons):
                if buttons:
                    blocks.append(Buttons(buttons))
                continue
        if isinstance(block, Choice):
            options = tuple(o for o in block.options if is_usable(o.value))
            if len(options) < len(block.options):
                if options:
                    blocks.append(replace(block, options=options))
                continue
        blocks.append(block)
    return (
        view
        if len(blocks) == len(view.blocks)
        and all(new is old for new, old in zip(blocks, view.blocks, strict=True))
        else replace(view, blocks=tuple(blocks))
    )
