"""What the room hears when somebody changes how votes are held."""

from bot.guarantee.rules.rule_change import RuleChange
from bot.guarantee.state import Sheet
from bot.guarantee.views.wording import Names, member_name, rule_words
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, text


def change_news(sheet: Sheet, change: RuleChange, names: Names) -> tuple[Block, ...]:
    """What the room hears when a chair has changed how votes are held."""
    said = say(
        "{member} changed how votes are held: {after}. Before: {before}.",
        member=member_name(names, change.by),
        after=rule_words(change.after),
        before=rule_words(change.before),
    )
    button = Button(say("Contest it"), f"/sheet contest sheet:{sheet.number}")
    return text(said), Buttons((button,))
