"""What is sent to the model, by task and by input of its prompt: the lists that people read are
made of this one."""

from collections.abc import Mapping

from bot.kernel.message import Listed, Message, say

QUESTION = say("questions")
ARTICLE = say("paragraphs of articles with their titles")
SPEECH = say("speeches")
CLAIM = say("claims")
REASON = say("reasons for a vote")
COACHING = say("what is written to the coach")
OPINION = say("opinions and critiques for a joint statement")
STATEMENT = say("joint statements")
DEBATE = say("motions, and the names of sides and segments")
DRAFT = say("what it wrote itself and got wrong")

NOTHING = ()
"""Of words of ours and figures: an instruction, a number, the name of a language."""

Kinds = tuple[Message, ...]

SENT: Mapping[str, Mapping[str, Kinds]] = {
    "answer": {"question": (QUESTION,), "paragraphs": (ARTICLE,)},
    "claims": {"speeches": (SPEECH,), "most": NOTHING},
    "feedback": {
        "bank": NOTHING,
        "motion": (DEBATE,),
        "segment": (DEBATE,),
        "earlier": (SPEECH,),
        "speech": (SPEECH,),
    },
    "opponent": {
        "motion": (DEBATE,),
        "side": (DEBATE,),
        "theirs": (DEBATE,),
        "segment": (DEBATE,),
        "level": NOTHING,
        "sentences": NOTHING,
        "paragraphs": (ARTICLE,),
        "speeches": (SPEECH,),
        "language": NOTHING,
        "failed": (DRAFT,),
    },
    "plain": {"paragraphs": (ARTICLE, SPEECH), "failed": (DRAFT,)},
    "question": {
        "bank": NOTHING,
        "motion": (DEBATE, COACHING),
        "words": (SPEECH, CLAIM, REASON, COACHING),
        "before": (COACHING,),
    },
    "revision": {
        "motion": (DEBATE,),
        "statement": (STATEMENT,),
        "opinions": (OPINION,),
        "failed": (DRAFT,),
    },
    "statement": {"motion": (DEBATE,), "opinions": (OPINION,), "failed": (DRAFT,)},
    "steelman": {
        "paragraphs": (ARTICLE,),
        "speeches": (SPEECH,),
        "motion": (DEBATE,),
        "side": (DEBATE,),
    },
    "summary": {"speeches": (SPEECH,), "most": NOTHING},
    "translation": {"paragraphs": (ARTICLE, SPEECH), "language": NOTHING, "failed": (DRAFT,)},
    "unanswered": {"speeches": (SPEECH,), "others": (SPEECH,), "most": NOTHING},
}
"""Whose words each input of a task's prompt holds. A new input is added here."""

_FOR_A_QUESTION = tuple(kind for kinds in SENT["answer"].values() for kind in kinds)


def list_for_question() -> Listed:
    """What is sent with every question to an article."""
    return Listed(_FOR_A_QUESTION, "and")


def list_for_other_tasks() -> Listed:
    """What is sent besides, when somebody asks for something about it."""
    every = (kind for inputs in SENT.values() for kinds in inputs.values() for kind in kinds)
    others = tuple(kind for kind in dict.fromkeys(every) if kind not in _FOR_A_QUESTION)
    return Listed(others, ";")
