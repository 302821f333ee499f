"""What a joint statement rests on, clause by clause."""

from collections.abc import Sequence

from bot.article.wording.shapes import Kept
from bot.kernel.message import say
from bot.kernel.view import Block, Citation, Heading, Plain, Quotation, View, note, text
from bot.opinion.rules.joint import Voice
from bot.opinion.views.joint import label_voice


def show_grounds(
    number: str, words: str, clauses: Sequence[Kept], voices: Sequence[Voice], debate: str
) -> View:
    """A statement clause by clause, over the words that each rests on."""
    blocks: list[Block] = [Heading(say("Statement {number}", number=number))]
    if not clauses:
        blocks += [text(words), note(say("A member wrote it."))]
        return View(blocks=tuple(blocks))
    labels = {voice.number: label_voice(voice) for voice in voices}
    for clause in clauses:
        blocks.append(text(clause.words))
        blocks += [
            Quotation(
                (Plain(source.quotation),),
                Citation(
                    say("[{voice}]", voice=labels[source.number]),
                    f"/consensus opinions debate:{debate}",
                ),
            )
            for source in clause.sources
        ]
        if not clause.sources:
            blocks.append(note(say("The words it came from were erased.")))
    cited = {source.number for clause in clauses for source in clause.sources}
    blocks.append(
        note(
            say(
                "It comes from {cited} of {all} opinions and critiques. A language model "
                "wrote the sentences above the quotations; they are unchecked.",
                cited=len(cited),
                all=len(voices),
            )
        )
    )
    return View(blocks=tuple(blocks))
