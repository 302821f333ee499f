"""What is said when it says no: exercises."""

from bot.kernel.refusal import RefusalCode


class ExerciseRefusal(RefusalCode):
    """Why Parley says no to what is asked of an exercise."""

    # beginning and roles
    NO_EXERCISE = (
        "There is no exercise here. See all with /exercise list; a chair opens one with /exercise "
        "open."
    )
    NO_SUCH_CARD = "There is no card “{card}”. See them with /exercise cards."
    EXERCISE_BUSY = "An exercise is open here already. End it first, or use another room."
    EXERCISE_NOT_BEGUN = "The exercise has not begun. Take a role, and wait for the start."
    EXERCISE_BEGUN = "The exercise has begun already."
    EXERCISE_PAUSED = "The exercise is paused. The chair can let it go on."
    EXERCISE_RUNS = "The exercise is not paused."
    EXERCISE_OVER = "This exercise is over. See what it showed with /exercise debrief."
    NOBODY_JOINED = "Nobody has taken a role yet. Please take one first."
    PLAYED_ALONE = "This exercise is played alone; scripts hold the other roles."
    NO_SUCH_ROLE = "There is no role “{role}” to take. Free: {free}."
    ROLE_TAKEN = "The role {role} is full. Free: {free}."
    ROLE_HELD = "You hold that role already: {role}."
    NO_ROLE = "You have no role yet. Take one with /exercise join."
    NOT_FOR_ROLE = "Your role, {role}, cannot do that. These can: {roles}."
    NOT_MECHANISM_CHAIR = "That is for whoever holds the chair of this exercise."
    NO_GUARANTEE = (
        "No sheet is adopted here to play against. Adopt one, or name a design: against:NAME. "
        "There are: {known}."
    )

    # moves
    RED_LINE_LATE = "Red lines are set before the meeting is called, and then stay sealed."
    REPORTED_ALREADY = "You have reported the incident already; the sheet’s clock runs."
    NOTHING_REPORTED = "Nobody has reported the incident yet, so there is nothing to meet on."
    MEETING_CALLED = "The meeting is called already. You can propose and vote."
    MEETING_ASKED = "You have asked for the meeting already; under this text others must, too."
    MEETING_NOT_CALLED = "Nobody has called the meeting yet, so nothing can be proposed."
    NO_SEAT_FOR_BENEFICIARY = (
        "Under this text the Beneficiary does not propose; it can report and be heard."
    )
    PROPOSED_THIS_STAGE = "Your role has proposed in this stage; it may again at the next."
    NO_RESPONSE = "Please name at least one response: {known}."
    NO_SUCH_RESPONSE = "There is no response “{response}”. There are: {known}."
    NOT_IN_MENU = "The text does not name {responses}. Its menu: {known}."
    NO_SUCH_MOVE = "There is no proposal {number}; the last one is {last}."
    WHICH_PROPOSAL = "Please name the proposal by its number. Open: {known}."
    COUNTED_ALREADY = "Proposal {number} was counted already."
    NOT_ELECTOR = "Under this text {role} has no vote on that proposal."
    NOTHING_TO_COUNT = "No proposal waits to be counted."
    SILENCE_RUNS = (
        "Under this text silence is consent only at the deadline. Not heard yet: {roles}."
    )
    SAID_THIS_STAGE = "Your role has spoken in this stage; it may again at the next."
    NO_MORE_INJECTS = "The card has no more injects. The chair can add one, or end."

    # debriefing
    NO_SUCH_WORD = "“{word}” is not one of the assessor’s words: {known}."
    DEBRIEF_NOT_YET = "There is no debrief yet: the exercise has to end first."
