"""What a group wrote together at the end of its evening, as a page to keep."""

from msgspec.structs import replace

from bot.debate.files.markdown import markdown
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.kernel.command import Caller
from bot.kernel.parts import Parts
from bot.kernel.view import Attachment, Buttons
from bot.opinion.handlers.consensus import load_joint
from bot.opinion.views.joint import show_joint


async def load_statement(parts: Parts, by: Caller, evening: LoadedEvening) -> Attachment | None:
    """The joint statements with how they were ranked and signed; None where nobody wrote one."""
    debate = await load_debate(parts, by.community, evening)
    if debate is None:
        return None
    joint = await load_joint(parts, by, debate)
    if not joint.ranked.words:
        return None
    shown = show_joint(joint)
    kept = tuple(block for block in shown.blocks if not isinstance(block, Buttons))
    return Attachment("statement.md", markdown(replace(shown, blocks=kept)).encode())
