"""What may be asked of an exercise."""

from bot.exercise.commands.base import ExerciseCommand
from bot.kernel.command import Command


class OpenExercise(Command, frozen=True, kw_only=True):
    """Open an exercise here. `against` names a sheet's adopted version or a reference design, by
    default the place's sheet; `minutes` are real minutes for a day of the game; with `sealed`
    votes are seen only when they are counted; `debate` is the one whose motion is asked again."""

    card: str
    against: str = ""
    tempo: str = "live"
    minutes: int | None = None
    sealed: bool = False
    chair: bool = True
    debate: str = ""


class PlayAlone(Command, frozen=True, kw_only=True):
    """Play one role against scripted ones, step by step and without a clock."""

    card: str
    role: str = "frontline"
    against: str = ""


class ListExercises(Command, frozen=True, kw_only=True):
    """See the community's exercises."""


class ShowCards(Command, frozen=True, kw_only=True):
    """See the incident cards, or what is known of one beforehand."""

    card: str = ""


class JoinRole(ExerciseCommand, frozen=True, kw_only=True):
    """Take a role; another one than before, if one has one."""

    role: str


class LeaveRole(ExerciseCommand, frozen=True, kw_only=True):
    """Step out, at any time and without a reason."""


class Start(ExerciseCommand, frozen=True, kw_only=True):
    """Begin: the first inject comes, and roles that nobody holds are played by script."""


class ShowBrief(ExerciseCommand, frozen=True, kw_only=True):
    """See one's own role: what it wants, and what it alone was told."""


class Report(ExerciseCommand, frozen=True, kw_only=True):
    """Report the incident to the mechanism; the sheet's clock begins."""

    words: str = ""


class CallMeeting(ExerciseCommand, frozen=True, kw_only=True):
    """Call the meeting, or ask for it."""


class Find(ExerciseCommand, frozen=True, kw_only=True):
    """Publish a finding with a word of confidence, about the author or the conduct."""

    word: str
    about: str = "author"
    words: str = ""


class Propose(ExerciseCommand, frozen=True, kw_only=True):
    """Propose responses, with the clause on which they rest."""

    responses: str
    clause: str = ""
    words: str = ""


class Vote(ExerciseCommand, frozen=True, kw_only=True):
    """Vote on a proposal, by default on the one that is open: for, against, or stand aside. The
    last vote of a role counts."""

    vote: str
    proposal: int | None = None


class Count(ExerciseCommand, frozen=True, kw_only=True):
    """Count the votes by the sheet's rule."""


class Respond(ExerciseCommand, frozen=True, kw_only=True):
    """Say what one's country does by itself, whatever was decided."""

    responses: str
    words: str = ""


class SetRedLine(ExerciseCommand, frozen=True, kw_only=True):
    """Keep a red line, sealed until the debrief."""

    words: str


class Ask(ExerciseCommand, frozen=True, kw_only=True):
    """Ask a question in public: the press, or the assessor."""

    words: str


class State(ExerciseCommand, frozen=True, kw_only=True):
    """Make a statement: the adversary's spokesperson, or the neighbour."""

    words: str


class AddInject(ExerciseCommand, frozen=True, kw_only=True):
    """Bring in an inject of the chair's own; with `body` an international body says it."""

    words: str
    to: str = "all"
    how: str = "confirmed"
    body: bool = False


class PauseExercise(ExerciseCommand, frozen=True, kw_only=True):
    """Stop the clock."""


class ResumeExercise(ExerciseCommand, frozen=True, kw_only=True):
    """Let the clock go on."""


class Next(ExerciseCommand, frozen=True, kw_only=True):
    """Go on to the next inject, whatever the clock says."""


class End(ExerciseCommand, frozen=True, kw_only=True):
    """End the exercise; the debrief follows."""


class ShowExercise(ExerciseCommand, frozen=True, kw_only=True):
    """See how an exercise stands."""


class ShowDebrief(ExerciseCommand, frozen=True, kw_only=True):
    """See what the exercise showed; `kind` is view, markdown or bundle."""

    kind: str = "view"
