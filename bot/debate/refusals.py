"""What is said when it says no: debates."""

from bot.kernel.refusal import RefusalCode


class DebateRefusal(RefusalCode):
    """Why Parley says no to what is asked of a debate."""

    # opening and seats
    NO_DEBATE = (
        "There is no debate here. See all with /debate list; a chair opens one with /debate open."
    )
    WHICH_DEBATE = "Several debates run in here. Go to the one that you mean."
    PLACE_BUSY = "A debate is open here already. Close it first, or use another room."
    HELD_HERE = "That debate is held here already. Say so in the room that it is to go to."
    NO_SUCH_MEMBER = "Nobody here goes by “{member}”."
    SIGN_UP_OVER = "Sign-up is over. A chair can still put somebody in a seat."
    SEATED_ALREADY = "You sit there already, as {seat}."
    SEAT_TAKEN = "That seat is taken. Free: {free}."
    NO_SEAT = "You have no seat in this debate."
    NO_SUCH_SEAT = "There is no seat or side “{seat}”. Free: {free}."
    TOO_FEW_SEATED = "A draw needs at least two people who have taken seats."
    ON_OTHER_SIDE = "That member sits on the other side. Nobody speaks for both."
    SIDE_EMPTY = "Nobody sits on the side “{side}” yet, so the debate cannot start."
    JUDGE_SEATED = "That member speaks in this debate, so they cannot judge it."
    NOT_CHAIR = "That is for the chair of this debate."
    NO_CHAIR = "Nobody chairs this debate, so nobody can rule on a point of order."
    QUIET_WRONG = (
        "“{given}” is not a span of quiet hours. Write it like 22-7 Europe/Kyiv, or 22-7 for UTC."
    )

    # formats
    FORMAT_WRONG = "{file}, line {line}: {field} cannot be read; {why}."
    NO_SUCH_FORMAT = "There is no format “{format}”. There are: {known}."
    FORMAT_SHIPPED = "Parley brings a format {format} of its own. Please choose another id."
    TOO_MANY_FORMATS = "There are {most} formats of your own, which is the most. Remove one."
    NO_FORMAT_GIVEN = "Please give the format’s text, or attach its file."
    FORMAT_NOT_YOURS = "Only formats that your community added can be removed: {known}."

    # running
    RUNNING_ALREADY = "A segment is running. End it first."
    NOT_READY = "Nothing can begin now: {phase}. See the buttons on the board."
    NOTHING_RUNS = "Nothing is running now. Wait until the next segment begins."
    DEBATE_PAUSED = "The debate is paused. A chair can let it go on."
    DEBATE_OVER = "This debate is over. A new one can be opened."
    NOT_NOW = "Not now: {phase}."
    TOO_MUCH_TIME = "That is more time than one segment can have."
    NO_PREPARATION = "This format has no preparation here."
    PREPARATION_USED = "All the preparation time is used."
    POOL_NOT_YOURS = "Each side has its own preparation time. Name your own side."

    # speaking
    MUTED = "The chair has taken your right to speak in this debate for now."
    SPEECH_EMPTY = "There are no words in that. Please say something."
    SPEECH_TOO_LONG = (
        "A speech here takes at most {longest} characters; yours has {length}. Please shorten it."
    )
    SPEECH_SEALED = "That speech is sealed until its segment is over."
    NO_SUCH_SPEECH = "There is no speech {number}; the last one is {last}."
    HANDED_IN = "Your words for this round are handed in; they are sealed until it ends."
    NOT_YOUR_TURN = "You do not have the floor now."
    FLOOR_NOT_OPEN = "In this segment the format says who speaks, so there is no queue."
    QUEUED_ALREADY = "You have the floor already, or wait for it."
    NOT_QUEUED = "You are not waiting for the floor."
    PROTECTED_TIME = "This is protected time: no points of information now."
    POINT_WAITING = "Another point is waiting for its answer. Please try again in a moment."
    POINT_NOT_YOURS = "Points come from those who sit on another side."
    NO_POINT = "No point is waiting for an answer."
    ORDER_WAITING = "A point of order is waiting for the chair’s ruling already."
    NO_ORDER = "No point of order is waiting for a ruling."

    # positions and votes
    STANCE_WRONG = (
        "“{given}” is no stance. Give a number from −3 (strongly against) to +3 (strongly for), "
        "or undecided."
    )
    CREDIT_OWN = "Your own words cannot be what moved you. Please choose what somebody else said."
    CREDIT_UNKNOWN = (
        "That speech or claim is not in this debate. Please choose from those that are listed."
    )
    NO_VOTE_OPEN = "No vote is open just now."
    VOTE_NOT_YET = "Votes open when sign-up is over. Please vote then."
    VOTE_OVER = "That vote is over, so your position was not counted."
    ALL_VOTED = "Everybody who takes part has voted."
    RESULT_CALLED_OFF = "This debate was called off, so there is no result."
    RESULT_NOT_YET = "There is no result yet: it is sealed until the debate is closed."

    # judges' ballots
    NOT_JUDGE = "Ballots come from the debate’s adjudicators. A chair can name you one."
    JUDGING_NOT_OPEN = "Ballots are filed when all segments are over."
    BALLOTS_MISSING = "Ballots still missing: {count}."
    RANKS_WRONG = "Please put each side in one place, best first: {sides}."
    SCORES_UNUSED = (
        "{format} has no such points. Please send the ballot with what it asks for only."
    )
    SCORE_MISPLACED = "Please give points once each, and only to: {names}."
    SCORE_MISSING = "{name} has no points yet. Please give some."
    SCORE_OUT_OF_RANGE = "{name} can be given {span} points, not {given}."
    SCORE_OFF_STEP = "Points for {name} go in steps of {step}, so {given} is not possible."

    # claims and summaries
    NO_SUCH_CLAIM = "There is no claim {number}; the last one is {last}."
    CLAIM_ANSWERS_ITSELF = "A claim answers an earlier one. Please name an earlier claim."
    NO_LINK_WAITING = "Nothing waits to be confirmed between those two claims."
    NOT_YOUR_CLAIM = "Only the author of a claim confirms what it answers."
    TOO_MANY_CLAIMS = "There are {most} claims already, which is the most for a debate."
    NO_SUCH_SUGGESTION = "That suggestion is not yours, or it is gone. /claim suggest looks again."
    NOT_YOUR_SPEECH = (
        "Claims are only suggested from a speech of your own, once the room has seen it. /claim "
        "make takes any words."
    )
    NOTHING_SAID_YET = "No speech has been given there yet."
    NO_SUCH_ROUND = (
        "There is no segment {number} in this format; the last one is {last}. /debate show lists "
        "them."
    )
    NO_SUCH_EXERCISE = "There is no exercise {number}; the last one is {last}."

    # places that watch
    INVITATION_OVER = (
        "That code does not hold: it was used, is older than a day, or is mistyped. Ask the "
        "debate’s chair for another."
    )
    AUDIENCE_AT_HOME = "The debate is held in this very place; choose another one to watch it."
    AUDIENCE_FULL = "{most} places watch this debate, which is the most."
    NO_AUDIENCE = "This place watches no debate. Its chair can join one with /audience join."
    NO_SUCH_AUDIENCE = "No place with the number {number} watches. See /audience list."
    AUDIENCE_VOTES_LAST = (
        "The audience votes in the closing vote, while it is open. It is not open now."
    )

    # files
    BUNDLE_WRONG = "That is no bundle of Parley’s, or it was changed: {why}."
    BUNDLE_KNOWN = "That debate is here already."
    EXPORT_SEALED = (
        "“{kind}” can be taken along once the debate is closed; its transcript can be now."
    )
