"""The remarks that may be made on a speech: what works in it, what does not yet, what to try next.

Each is said of one sentence of the speech, by whichever side, and gives no score and no verdict on
who is right.
"""

from collections.abc import Iterator

from bot.kernel.message import Message, say
from bot.practice.rules.rubric import NEXT, Fits, Remark


def _under(head: str, *words: Message, fits: Fits = Fits.ANY) -> Iterator[Remark]:
    return (Remark(head, each, fits) for each in words)


REMARKS = (
    *_under(
        "content",
        say(
            "You give a reason here, not only a claim. A listener who doubts you has "
            "something to think about."
        ),
        say("You explain how one thing leads to the next, so each step can be checked on its own."),
        say("You weigh this against something else, so listeners see why it matters more."),
        say("You say what you mean by an important word. That saves an argument about it later."),
        say("You say how far your point goes and where it stops. That makes the rest more solid."),
        say("You say who is affected and how. That gives the point its weight."),
        say("This is a claim without a reason so far. Add a sentence that says why it is so."),
        say(
            "A step is missing between this and what you want to show. Say how one "
            "leads to the other."
        ),
        say("How much this matters is still open. Compare it with something listeners know."),
        say(
            "You take something for granted here. Say what it is, and why listeners can rely on it."
        ),
        say("A key word here can mean more than one thing. Say which meaning you use."),
        say("This sounds as if it held in every case. Say when it does and when it may not."),
    ),
    *_under(
        "structure",
        say("This tells listeners what you want to show. It makes the rest easy to follow."),
        say("You link this to what you said before, so the speech holds together."),
        say("You tell listeners where you are in the speech, so nobody gets lost."),
        say("You come back to your main point here. It’s what people will keep."),
        say("This looks like your main point. Put it first or last, where people remember it."),
        say("Several points share this sentence. Give each its own, so that none gets lost."),
        say("You leave this point early. Stay for one more sentence and say what follows from it."),
        say("You’ve said this already in other words. Use the time for a new reason."),
        say(
            "The link to what comes before is missing. Say in a few words how the two "
            "belong together."
        ),
        say("The speech gets to its reasons late. Shorten this, and begin with the first reason."),
        say("The speech stops here without a close. End on the one thing people should remember."),
    ),
    *_under(
        "evidence",
        say("You quote the words themselves, so anybody can check them."),
        say("The quotation stands alone. Say in your own words what it shows."),
        fits=Fits.QUOTING,
    ),
    *_under(
        "evidence",
        say("You say where this comes from, so listeners can look it up."),
        say(
            "You use a concrete example. It’s easier to check and to remember than a general claim."
        ),
        say("You sound as sure here as your evidence lets you, and no surer. That earns trust."),
        say("You give a fact and say what it shows. The two together make it evidence."),
        say("Listeners can’t check this yet. Say where it comes from."),
        say("Nothing backs this up yet. Quote a text, or give an example people can check."),
        say("One case may be an exception. Say why this one is typical, or add another."),
        say("How often or how much is left open here. A figure with its source would help."),
        say("Listeners may ask who says so. Name who it is, and why they would know."),
        say("Times change. Say when this was so, and whether it still is."),
    ),
    *_under(
        "engagement",
        say("You answer something the other side really said."),
        say("You put the other side’s point fairly before you answer it. Its people will listen."),
        say("You take on the strongest form of the other side’s point, not the easiest."),
        say("You grant the other side a point and say why you still hold yours."),
        say("If the other side has given a reason against this, answer it here."),
        say("You answer an easier version of what the other side said. Take the strongest one."),
        say("You answer what the other side concludes, but not why. Go for the reason behind it."),
        say(
            "You reject a point here without saying what is wrong with it. Name the step you doubt."
        ),
        say("This could stand in any speech on the subject. Tie it to what the other side said."),
        fits=Fits.ANSWERING,
    ),
    *_under(
        "engagement",
        say("You name an objection yourself and answer it, before anybody else can raise it."),
        say("Somebody will object to this. Name the objection, and answer it before they do."),
    ),
    *_under(
        "style",
        say("This is short and clear. People can follow it at first hearing."),
        say("You give listeners something to picture here. That stays with them."),
        say("You disagree without running anybody down. That keeps the talk on the matter."),
        say("You use plain words for something complicated, so more people can follow."),
        say("There is a lot in this sentence. Split it, so that people can follow by ear."),
        say("Listeners may not know a term you use here. Explain it, or take a plainer word."),
        say("Strong words do the work of a reason here. Say it more calmly, and add the reason."),
        say("This is about the people, not about what they say. Keep to the argument."),
        say("Who does what is hard to see here. Name who acts."),
        say("You hold back here. If you are sure of it, say it straight; if not, say how sure."),
    ),
    *_under(
        "style",
        say("You ask listeners a question and leave the answer to them. Say yours, too."),
        fits=Fits.ASKING,
    ),
    *_under(
        NEXT,
        say("Next time, open with your main point in one sentence. Then give the reasons."),
        say("Before you speak, write down the other side’s best point and one answer to it."),
        say("Pick your strongest reason next time, and give it twice as long."),
        say(
            "Try ending on a comparison: what happens if people follow you, and what if they don’t."
        ),
        say("Take a claim like this one and ask yourself “why?” three times. Put the answers in."),
        say("Look for one fact that speaks against you, and deal with it openly."),
        say("Swap one general statement for a single case, told in two sentences."),
        say("Read the speech aloud before you hand it in. Split what leaves you out of breath."),
        say("Say at the start how many points you’ll make, and count them as you go."),
        say("Bring one quotation for each main point, and say what it shows."),
    ),
)
"""In the order of the rubric's heads; the numbers that a model gives count them from one."""
