"""All refusals of all features, for tests that look at every one."""

from importlib import import_module
from pathlib import Path

import bot
from bot.kernel.refusal import RefusalCode, Refused, sentence


def features() -> list[type[RefusalCode]]:
    """Each feature's refusals; a feature is found by its file refusals.py."""
    root = Path(bot.__file__).parent
    for file in sorted(root.rglob("refusals.py")):
        import_module(".".join(("bot", *file.relative_to(root).with_suffix("").parts)))
    return sorted(
        (one for one in RefusalCode.__subclasses__() if one.__module__.startswith("bot.")),
        key=lambda feature: feature.__module__,
    )


def every_code() -> list[RefusalCode]:
    """Every code of every feature."""
    return [code for feature in features() for code in feature]


def say_plainly(code: RefusalCode) -> str:
    """The sentence of a code without fields, with its commands as they are typed in plain text."""
    return sentence(Refused(code))
