"""What is said when it says no: exercises."""

from bot.kernel.refusal import RefusalCode


class ExerciseRefusal(RefusalCode):
    """Why Parley says no to what is asked of an exercise."""

    # beginning and roles
    NO_EXERCISE = (
        "There is no exercise here. See all with {/exercise list}; a chair opens one with "
        "{/exercise open}."
    )
    EXERCISE_UNKNOWN = "There is no exercise “{given}”. See them with {/exercise list}."
    WHICH_EXERCISE = "Several exercises are open here. Please choose the one you mean."
    NO_SUCH_CARD = "There is no card “{card}”. See them with {/exercise cards}."
    EXERCISE_BUSY = (
        "An exercise is open here already. See it with {/exercise show}, or open yours elsewhere."
    )
    EXERCISE_NOT_BEGUN = (
        "The exercise hasn’t started yet. You can take a role now, with {/exercise join}."
    )
    EXERCISE_BEGUN = "The exercise has already started."
    EXERCISE_PAUSED = "The exercise is paused. The chair can let it go on."
    EXERCISE_RUNS = "The exercise is not paused."
    EXERCISE_OVER = "This exercise is over. See what it showed with {/exercise debrief}."
    NOBODY_JOINED = "Nobody has taken a role yet. Take one with {/exercise join}."
    PLAYED_ALONE = (
        "You can’t join: one member plays this exercise alone, and scripts play the other roles."
    )
    NO_SUCH_ROLE = "There is no role “{role}” to take. Free: {free}."
    ROLE_TAKEN = "The role {role} is full. Free: {free}."
    ROLE_HELD = "You play {role} already."
    NO_ROLE = "You have no role yet. Take one with {/exercise join}."
    NOT_FOR_ROLE = "{role} can’t do that. {others}"
    NOT_MECHANISM_CHAIR = "Only the chair of this exercise can do that."
    NO_GUARANTEE = (
        "No sheet is adopted here yet. Adopt one, or play against a design: {/guarantee "
        "designs} lists them."
    )

    # moves
    RED_LINE_LATE = "The meeting is called, so red lines can’t change any more."
    REPORTED_ALREADY = "You have reported the incident already. The clock is running."
    NOTHING_REPORTED = (
        "Nobody has reported the incident yet. Once somebody does, you can call the meeting."
    )
    MEETING_CALLED = "The meeting is called already. You can propose and vote."
    MEETING_ASKED = "You have asked for the meeting already. Under this sheet, others must ask too."
    MEETING_NOT_CALLED = (
        "Nobody has called the meeting yet. Call it with {/exercise convene}, and then propose."
    )
    NO_SEAT_FOR_BENEFICIARY = (
        "Under this sheet the Beneficiary can’t propose. It can report, and answer questions."
    )
    NOT_ASKED = "Under this sheet {role} isn’t asked that. Asked are: {roles}."
    NOTHING_PROPOSED = "Nobody has proposed anything yet. You can vote once somebody does."
    APPLICATION_SETTLED = "It is settled already whether the guarantee applies. See the board."
    NO_EVIDENCE = (
        "You have nothing new to hand in. Add a note in your own words, or wait for news of your "
        "own."
    )
    NO_WORDING = "This sheet has no clause in its own words, so there is nothing to judge."
    NOT_WORDED = "The sheet words these clauses itself: {known}. Please choose one of them."
    NOT_OWED = "You can’t keep back what you don’t owe: nothing binds you so far."
    NOTHING_TO_AGREE_TO = (
        "The United States has taken on nothing that needs your word yet. You can answer once it "
        "has."
    )
    NOTHING_ASKED = "Nobody has asked a question yet. You can answer once the press asks one."
    ANSWERED_ALREADY = "You have answered this question already. Wait for the next one."
    PROPOSED_THIS_STAGE = (
        "You have proposed in this stage already. You can again in the next stage."
    )
    NO_RESPONSE = "Please name at least one response: {known}."
    NO_SUCH_RESPONSE = "There is no response “{response}”. There are: {known}."
    NOT_IN_MENU = "The sheet doesn’t allow {responses}. It allows: {known}."
    NO_MOVE_YET = "Nobody has proposed anything yet."
    NO_SUCH_MOVE = "There is no proposal {number}; the last one is {last}."
    WHICH_PROPOSAL = "Please choose a proposal. Open: {known}."
    COUNTED_ALREADY = "Proposal {number} was counted already."
    NOT_ELECTOR = "Under this sheet {role} has no vote on that proposal."
    NOTHING_TO_COUNT = "No proposal is waiting to be counted."
    SILENCE_RUNS = "Silence counts as a yes only at the deadline. Still missing: {roles}."
    SAID_THIS_STAGE = "You have spoken in this stage already. You can again in the next stage."
    DEVELOPMENT_CAME = "That development is out already. Press again for the next one."
    NO_MORE_INJECTS = (
        "The card has no more developments. Add one of your own, or end the exercise with "
        "{/exercise end}."
    )

    # debriefing
    NO_SUCH_WORD = "“{word}” is not one of the possible findings: {known}."
    DEBRIEF_NOT_YET = "There is no debrief yet. It comes when the exercise has ended."
