"""What may be asked of an exercise."""

from bot.core.values import dataclass
from bot.exercise.commands.base import ExerciseCommand
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenExercise(Command):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayAlone(Command):
    """Play one role against scripted ones, step by step and without a clock."""

    card: str
    role: str = "frontline"
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExercises(Command):
    """See the community's exercises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCards(Command):
    """See the incident cards, or what is known of one beforehand."""

    card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRole(ExerciseCommand):
    """Take a role; another one than before, if one has one."""

    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRole(ExerciseCommand):
    """Step out, at any time and without a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(ExerciseCommand):
    """Begin: the first inject comes, and roles that nobody holds are played by script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowBrief(ExerciseCommand):
    """See one's own role: what it wants, and what it alone was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(ExerciseCommand):
    """Report the incident to the mechanism; the sheet's clock begins."""

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMeeting(ExerciseCommand):
    """Call the meeting, or ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find(ExerciseCommand):
    """Publish a finding with a word of confidence, about the author or the conduct."""

    word: str
    about: str = "author"
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(ExerciseCommand):
    """Propose responses, with the clause on which they rest."""

    responses: str
    clause: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(ExerciseCommand):
    """Vote on a proposal, by default on the one that is open: for, against, or stand aside. The
    last vote of a role counts."""

    vote: str
    proposal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(ExerciseCommand):
    """Count the votes by the sheet's rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond(ExerciseCommand):
    """Say what one's country does by itself, whatever was decided."""

    responses: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRedLine(ExerciseCommand):
    """Keep a red line, sealed until the debrief."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(ExerciseCommand):
    """Ask a question in public: the press, or the assessor."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State(ExerciseCommand):
    """Make a statement: the adversary's spokesperson, or the neighbour."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddInject(ExerciseCommand):
    """Bring in an inject of the chair's own; with `body` an international body says it."""

    words: str
    to: str = "all"
    how: str = "confirmed"
    body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseExercise(ExerciseCommand):
    """Stop the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeExercise(ExerciseCommand):
    """Let the clock go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next(ExerciseCommand):
    """Go on to the next inject, whatever the clock says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(ExerciseCommand):
    """End the exercise; the debrief follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowExercise(ExerciseCommand):
    """See how an exercise stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDebrief(ExerciseCommand):
    """See what the exercise showed; `kind` is view, markdown or bundle."""

    kind: str = "view"
