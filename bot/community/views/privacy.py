"""How it looks what is kept of a member."""

from collections.abc import Mapping

from bot.kernel.message import say
from bot.kernel.view import (
    Attachment,
    Button,
    Buttons,
    Fields,
    Heading,
    Note,
    Tone,
    View,
    note,
    text,
)

NAMES = {
    "members": say("Your name"),
    "answers": say("Questions you asked"),
    "answer_opinions": say("Answers you rated"),
    "answer_corrections": say("Passages you named as right"),
    "speeches": say("Speeches"),
    "drafts": say("Drafts"),
    "positions": say("Positions and votes"),
    "claims": say("Claims"),
    "ballots": say("Adjudicator’s ballots"),
    "statements": say("Statements"),
    "statement_votes": say("Votes on statements"),
    "proposals": say("Motions and joint statements"),
    "rankings": say("Rankings"),
    "claim_suggestions": say("Claims suggested from your speeches"),
    "joint_words": say("Opinions and critiques for joint statements"),
    "joint_sources": say("Words of yours that joint statements rest on"),
    "sheets": say("Guarantee sheets you began"),
    "sheet_clauses": say("Clauses you worded"),
    "sheet_proposals": say("Proposals to sheets"),
    "sheet_ballots": say("Votes on sheets"),
    "sheet_version_clauses": say("Clauses of yours in adopted versions"),
    "sheet_evidence": say("Evidence you attached"),
    "strikes": say("Motions you struck"),
    "exercise_roles": say("Roles in exercises"),
    "exercise_moves": say("What you said in exercises"),
    "exercise_votes": say("Votes in exercises"),
    "coach_questions": say("Questions you were asked, and your replies"),
    "practices": say("Practice debates"),
    "practice_speeches": say("Speeches in practice"),
    "model_calls": say("Requests to the language model"),
}

_WHAT_GOES = say(
    "Erasing empties your words, removes your name and cuts the link to your "
    "account, here and in what the rooms show. What you voted stays as a number "
    "in results, under an id that leads nowhere. It cannot be undone. Files that "
    "somebody exported before, and backups until they are replaced, are out of "
    "Parley’s reach."
)


def render_personal_rows(counts: Mapping[str, int], sent: str) -> View:
    """How much is kept, and the ways to take or erase it; `sent` says who else gets words."""
    rows = tuple((NAMES[table], text(str(count))) for table, count in counts.items() if count)
    return View(
        blocks=(
            Heading(say("What is kept of you")),
            Fields(rows) if rows else text(say("Nothing.")),
            Buttons(
                (
                    Button(say("Take it with you"), "/privacy export"),
                    Button(say("Erase it"), "/privacy erase", Tone.DANGER),
                )
            ),
            note(sent),
            note(_WHAT_GOES),
        )
    )


def render_export(content: bytes) -> View:
    """The file with all of it."""
    about: Note = note(say("Times are milliseconds since 1970, UTC."))
    return View(blocks=(Attachment("my-data.json", content, say("All that is kept of you")), about))


def render_erased() -> View:
    """Said when it is done."""
    return View(
        blocks=(
            text(say("Your words and your name are erased. Whatever you do now starts fresh.")),
            note(
                say(
                    "What Parley posted of your debates is changed in the rooms as well, as far "
                    "as it can still reach it. What you wrote there yourself is yours to delete."
                )
            ),
        )
    )


def render_blank() -> View:
    """What stands where the words of a post were."""
    return View(blocks=(note(say("What stood here was erased.")),))
