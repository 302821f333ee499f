"""The questions that may be put to anybody about anything they said: none takes a side, states
something or suggests its answer."""

from collections.abc import Iterator

from bot.kernel.message import Message, say
from bot.practice.rules.questioning import StockQuestion


def _asking_for(kind: str, *words: Message) -> Iterator[StockQuestion]:
    return (StockQuestion(kind, each) for each in words)


QUESTIONS = (
    *_asking_for(
        "counter-case",
        say("What would have to be true for this to be wrong?"),
        say("What would change your mind about this?"),
        say("Which case do you know that fits this least well?"),
        say("If you had to argue against this, where would you begin?"),
        say("Which other view did you consider, and why did you leave it?"),
        say("What is the hardest question somebody could ask you about this?"),
    ),
    *_asking_for(
        "meaning",
        say("Which word in this carries most of the weight, and what do you mean by it?"),
        say("Can you give an example of what you mean?"),
        say("How would you put this to somebody who is new to the subject?"),
        say("What exactly does this rule out?"),
        say("Is this about how things are, or about how they should be?"),
        say("How could two people agree with this and still mean different things?"),
        say("What might people think you mean here that you don’t?"),
    ),
    *_asking_for(
        "perspective",
        say("What is the strongest reason that somebody who disagrees would give?"),
        say("How does this look to the people it affects most?"),
        say("What could somebody who disagrees still agree with here?"),
        say("Would you say the same in somebody else’s place?"),
        say("Would you have said the same a few years ago, and why or why not?"),
        say("What would somebody who can’t decide want to know first?"),
        say("If somebody said this to you, what would you ask them?"),
    ),
    *_asking_for(
        "evidence",
        say("How would you find out whether this holds?"),
        say("What is the best support for this that you know of?"),
        say("What would you expect to see if this held, and what if it didn’t?"),
        say("What would make you more sure of this, or less?"),
        say("Which part of this can be checked, and which is a judgement?"),
        say("Where does this come from: something you saw, read, or worked out yourself?"),
        say("Who could tell you most about whether this holds?"),
    ),
    *_asking_for(
        "limit",
        say("In which case would you make an exception?"),
        say("Does this hold always, mostly, or only sometimes?"),
        say("Does this hold for everybody alike, or for some more than others?"),
        say("Does this hold at any time, or only for now?"),
        say("How far would you take this, and why no further?"),
        say("Which word could you change so that more people would agree?"),
    ),
    *_asking_for(
        "consequence",
        say("What follows from this that you would not like to accept?"),
        say("If you hold this, what else do you have to accept?"),
        say("If everybody agreed with this, what would come next?"),
        say("Who would gain most if people acted on this, and who would lose most?"),
        say("What could go well, and what could go badly, if people acted on this?"),
        say("What would happen if people acted as if this weren’t so?"),
    ),
    *_asking_for(
        "weight",
        say("Which part of this are you least sure of?"),
        say("Why does this matter, and to whom?"),
        say("How much of your whole case depends on this?"),
        say("If you could keep only one reason for this, which would it be?"),
        say("What has to be weighed against this?"),
        say("Which aim or value lies behind this for you?"),
        say("If this mattered less than you think, what would change?"),
    ),
    *_asking_for(
        "assumption",
        say("What do you take for granted here that others may not?"),
        say("What else has to be true for this to hold?"),
        say("How far does this depend on what other people do?"),
        say("Which change in circumstances would matter most for this?"),
        say("What would somebody have to believe already to agree with this?"),
        say("Which step in your thinking here would be easiest to doubt?"),
    ),
)
"""Those that are asked without a model go round the kinds; the numbers that a model gives count
them from one."""
