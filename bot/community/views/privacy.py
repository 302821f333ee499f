"""How it looks what is kept of a member."""

from collections.abc import Mapping

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
    "members": "Your name",
    "answers": "Questions you asked",
    "answer_opinions": "Answers you rated",
    "speeches": "Speeches",
    "drafts": "Drafts",
    "positions": "Positions and votes",
    "claims": "Claims",
    "ballots": "Adjudicator’s ballots",
    "statements": "Statements",
    "statement_votes": "Votes on statements",
    "proposals": "Motions and joint statements",
    "rankings": "Rankings",
    "claim_suggestions": "Claims suggested from your speeches",
    "joint_words": "Opinions and critiques for joint statements",
    "joint_sources": "Words of yours that joint statements rest on",
    "sheets": "Guarantee sheets you began",
    "sheet_clauses": "Clauses you worded",
    "sheet_proposals": "Proposals to sheets",
    "sheet_ballots": "Votes on sheets",
    "sheet_version_clauses": "Clauses of yours in adopted versions",
    "sheet_evidence": "Evidence you attached",
    "strikes": "Motions you struck",
    "exercise_roles": "Roles in exercises",
    "exercise_moves": "What you said in exercises",
    "exercise_votes": "Votes in exercises",
    "coach_questions": "Questions you were asked, and your replies",
    "practices": "Practice debates",
    "practice_speeches": "Speeches in practice",
    "model_calls": "Requests to the language model",
}

_WHAT_GOES = (
    "Erasing empties your words, removes your name and cuts the link to your account, here and in "
    "what the rooms show. What you voted stays as a number in results, under an id that leads "
    "nowhere. It cannot be undone. Files that somebody exported before, and backups until they "
    "are replaced, are out of Parley’s reach."
)


def shown(counts: Mapping[str, int], sent: str) -> View:
    """How much is kept, and the ways to take or erase it; `sent` says who else gets words."""
    rows = tuple((NAMES[table], text(str(count))) for table, count in counts.items() if count)
    return View(
        blocks=(
            Heading("What is kept of you"),
            Fields(rows) if rows else text("Nothing."),
            Buttons(
                (
                    Button("Take it with you", "/privacy export"),
                    Button("Erase it", "/privacy erase", Tone.DANGER),
                )
            ),
            note(sent),
            note(_WHAT_GOES),
        )
    )


def exported(content: bytes) -> View:
    """The file with all of it."""
    about: Note = note("Times are milliseconds since 1970, UTC.")
    return View(blocks=(Attachment("my-data.json", content, "All that is kept of you"), about))


def erased() -> View:
    """Said when it is done."""
    return View(
        blocks=(
            text("Your words and your name are erased. Whatever you do now begins anew."),
            note(
                "What Parley posted of your debates is changed in the rooms as well, as far as it"
                " can still reach it. What you wrote there yourself is yours to delete."
            ),
        )
    )


def blank() -> View:
    """What stands where the words of a post were."""
    return View(blocks=(note("What stood here was erased."),))
