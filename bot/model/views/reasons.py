"""Why there is nothing of the language model's although one is switched on."""

from collections.abc import Mapping

from bot.kernel.message import Message, say
from bot.kernel.refusal import RefusalCode, Refused
from bot.model.refusals import ModelRefusal

SET_UP_WRONGLY = say("the language model is set up wrongly; please tell an admin")

WHY: Mapping[RefusalCode, Message] = {
    ModelRefusal.MODEL_SLOW: say("the language model took too long"),
    ModelRefusal.MODEL_DOWN: say("the language model could not be reached"),
    ModelRefusal.MODEL_BUSY: say("the language model is busy"),
    ModelRefusal.MODEL_REFUSED: say("the language model’s server turned it down"),
    ModelRefusal.MODEL_DECLINED: say("the language model’s provider won’t let it answer this"),
    ModelRefusal.MODEL_GARBLED: say("the language model’s answer could not be read"),
    ModelRefusal.MODEL_RESTING: say("the language model is down for now"),
    ModelRefusal.MODEL_NOT_RECORDED: say(
        "nothing can be saved just now, so the language model is not asked"
    ),
    ModelRefusal.MODEL_INVENTED: say("the language model pointed to sentences that don’t exist"),
    ModelRefusal.MODEL_LAVISH: say("the language model picked far too much"),
    ModelRefusal.MODEL_UNEVEN: say("the language model chose too little from one side"),
    ModelRefusal.MODEL_FAULTY: say("what the language model wrote doesn’t match its source"),
    ModelRefusal.MODEL_SILENT: say("the language model found nothing"),
    ModelRefusal.MODEL_MEMBER_SPENT: say(
        "you have used your share of the language model for today"
    ),
    ModelRefusal.MODEL_COMMUNITY_SPENT: say("today’s share of the language model is used up here"),
    ModelRefusal.PROMPT_WRONG: say(
        "the prompt for the language model is wrong; please tell an admin"
    ),
    ModelRefusal.MODEL_NOT_INSTALLED: say("the language model is not installed"),
    ModelRefusal.MODEL_UNKNOWN: SET_UP_WRONGLY,
    ModelRefusal.TRACES_NOT_INSTALLED: SET_UP_WRONGLY,
}
"""A word why, for members, by what went wrong."""


def say_why(refused: Refused, also: Mapping[RefusalCode, Message] = {}) -> Message:
    """A word why, for what was refused, with those of `also`. Where that is no matter of the
    model's, it is raised again."""
    why = WHY.get(refused.code) or also.get(refused.code)
    if why is None:
        raise refused
    return why
