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

MEMBERS = "members"
"""Of one member there is one name, which nobody counts."""

NAMES = {
    MEMBERS: say("Your name"),
    "answers": say("Questions you asked"),
    "answer_opinions": say("Answers you rated"),
    "answer_corrections": say("Passages you chose"),
    "speeches": say("Speeches"),
    "speech_messages": say("Messages taken as speeches"),
    "drafts": say("Drafts of speeches"),
    "format_drafts": say("Drafts of formats"),
    "positions": say("Positions and votes"),
    "claims": say("Claims"),
    "ballots": say("Adjudicator’s ballots"),
    "statements": say("Statements"),
    "statement_votes": say("Votes on statements"),
    "proposals": say("Motions and joint statements"),
    "rankings": say("Rankings"),
    "claim_suggestions": say("Drafts of claims and statements"),
    "joint_words": say("Opinions and critiques for joint statements"),
    "joint_sources": say("Words joint statements build on"),
    "sheets": say("Guarantee sheets you began"),
    "sheet_clauses": say("Clauses set in your name"),
    "sheet_proposals": say("Proposals to sheets"),
    "sheet_ballots": say("Votes on sheets"),
    "sheet_version_clauses": say("Your clauses in adopted versions"),
    "sheet_evidence": say("Evidence you attached"),
    "strikes": say("Motions you struck"),
    "exercise_roles": say("Roles in exercises"),
    "exercise_moves": say("What you said in exercises"),
    "exercise_votes": say("Votes in exercises"),
    "coach_questions": say("Questions from the coach"),
    "practices": say("Practice debates"),
    "practice_speeches": say("Speeches in practice"),
    "model_calls": say("Requests to the language model"),
}

_WHAT_GOES = say(
    "Erasing removes your words and your name, here and in what Parley posted. Your votes "
    "stay in the totals, without your name. Articles and formats that you added stay for "
    "everybody. This can’t be undone. Parley can’t reach files that people exported before, "
    "answers it gave in a chat, or backups until they are replaced."
)


def render_personal_rows(counts: Mapping[str, int], sent: str) -> View:
    """How much is kept, and the ways to take or erase it; `sent` says who else gets words."""
    rows = tuple(
        (NAMES[table], text(say("kept")) if table == MEMBERS else text(str(count)))
        for table, count in counts.items()
        if count
    )
    return View(
        blocks=(
            Heading(say("What Parley keeps about you")),
            Fields(rows) if rows else text(say("Nothing.")),
            Buttons(
                (
                    Button(say("Download it"), "/privacy export"),
                    Button(say("Erase my words"), "/privacy erase", Tone.DANGER),
                )
            ),
            note(sent),
            note(_WHAT_GOES),
        )
    )


def render_export(content: bytes) -> View:
    """The file with all of it."""
    about: Note = note(say("Times are milliseconds since 1970, UTC."))
    return View(
        blocks=(Attachment("my-data.json", content, say("All that Parley keeps about you")), about)
    )


def render_erased(*, chats: bool) -> View:
    """Said when it is done; who `chats` elsewhere has messages of their own there."""
    posted = say("Parley also removes your words from what it posted, wherever it still can.")
    own = say("Your own messages on Discord or Slack only you can delete, there.")
    return View(
        blocks=(
            text(say("Your words and your name are erased. From now on you start fresh.")),
            note(say("{posted} {own}", posted=posted, own=own) if chats else posted),
        )
    )


def render_blank() -> View:
    """What stands where the words of a post were."""
    return View(blocks=(note(say("These words were erased.")),))
