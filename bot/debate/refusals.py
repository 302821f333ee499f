"""What is said when it says no: debates."""

from bot.kernel.refusal import RefusalCode


class DebateRefusal(RefusalCode):
    """Why Parley says no to what is asked of a debate."""

    # opening and seats
    NO_DEBATE = (
        "There is no debate here. See all with {/debate list}; a chair opens one with "
        "{/debate open}."
    )
    NO_SUCH_DEBATE = (
        "There is no debate called “{debate}”. Leave it out to mean the one here, or see all with "
        "{/debate list}."
    )
    POINT_WITHOUT_WORDS = (
        "A point takes no words yet: offer it, and say it when the speaker takes it."
    )
    WHICH_DEBATE = "Several debates run here. Please choose the one you mean."
    PLACE_BUSY = "A debate is open here already. Close it first, or open yours elsewhere."
    HELD_HERE = "That debate is here already. Use this where the debate should go."
    SIGN_UP_OVER = "Sign-up is over. A chair can still put somebody in a seat."
    SPEECHES_OVER = "The speeches are over, so nobody can take a seat any more."
    HAS_SEAT = "You have a seat already. After sign-up only a chair can change seats."
    JUDGES_HERE = "You judge this debate, so you can’t take a seat in it."
    SEATED_ALREADY = "That is your seat already: {seat}."
    SEAT_TAKEN = "That seat is taken. Free: {free}."
    SEATS_FULL = "Every seat is taken. Stay and listen, or try again when somebody leaves."
    NO_SEAT = "You have no seat in this debate."
    NO_SUCH_SEAT = "There is no seat or side “{seat}”. Free: {free}."
    TOO_FEW_SEATED = "A draw needs at least two people who have taken seats."
    ON_OTHER_SIDE = "That member is on the other side. Nobody speaks for both sides."
    SIDE_EMPTY = "Nobody is on the side “{side}” yet, so the debate can’t start."
    SEATS_EMPTY = "Nobody sits here yet: {seats}. Wait for them, or start anyway."
    SPEAKER_MISSING = "{segment}: nobody sits as {seats}. Leave it out, or begin anyway."
    JUDGE_SEATED = "That member speaks in this debate, so they cannot judge it."
    NOT_CHAIR = "Only the chair of this debate can do that."
    NOT_NEXT = "Only the next speaker or the chair can begin that."
    NO_SUCH_ACT = "“{act}” is nothing that you can do at your desk. Press one of its buttons."
    NO_CHAIR = "Nobody chairs this debate, so nobody can rule on a point of order."
    QUIET_WRONG = "“{given}” is not a span of full hours. Write it like 22:00–07:00 Europe/Kyiv."

    # formats
    FORMAT_WRONG = "{file}, line {line}: {field} cannot be read; {why}."
    NO_SUCH_FORMAT = "There is no format “{format}”. There are: {known}."
    FORMAT_SHIPPED = "Parley has a format {format} already. Please give yours another id."
    TOO_MANY_FORMATS = "You have {most} formats of your own, and no more fit. Remove one first."
    NO_FORMAT_GIVEN = "Please give the format’s text, or attach its file."
    FORMAT_DRAFT_GONE = "This look at a format is over. Please add its file again."
    FORMAT_NOT_YOURS = "Only formats that your community added can be removed: {known}."

    # running
    RUNNING_ALREADY = "A segment is running. End it first."
    NOT_READY = "Nothing can begin now: {phase}. {possible}"
    NOTHING_RUNS = (
        "No segment is running now. You can write your speech ahead with {/debate draft}."
    )
    NO_SEGMENT_RUNS = "No segment is running now."
    DEBATE_PAUSED = "The debate is paused. A chair can resume it."
    DEBATE_OVER = "This debate is over. A new one can be opened."
    NOT_NOW = "Not now: {phase}. {possible}"
    SEGMENTS_OVER = "All segments are over. Next comes the closing vote, or the end."
    FIRST_SEGMENT = "This is the first segment, so there is none to go back to."
    PREPARATION_FIRST = "A side is preparing. The chair or that side has to end that first."
    TOO_MUCH_TIME = "That is more time than one segment can have."
    TOO_LITTLE_TIME = (
        "Only {left} seconds are left, so that much can’t be taken away. {/debate end} ends it now."
    )
    NO_TIME_CHANGED = "Say how much: 60 gives a minute, -60 takes one away."
    NO_PREPARATION = "There is no preparation time at this point."
    PREPARATION_USED = "All the preparation time is used."
    POOL_NOT_YOURS = "Each side has its own preparation time. Name your own side."

    # speaking
    MUTED = "The chair has taken your right to speak in this debate for now."
    SPEECH_EMPTY = "That is empty. Please write something."
    SPEECH_TOO_LONG = (
        "A speech here takes at most {longest} characters; yours has {length}. Please shorten it."
    )
    SPEECH_SEALED = "Nobody can see that speech before its segment is over."
    NO_SUCH_SPEECH = "There is no speech {number}; the last one is {last}."
    HANDED_IN = "Your words are handed in. Nobody sees them before this round ends."
    NOTHING_TO_CHANGE = "You can change only words that you handed in and that nobody sees yet."
    TURN_EMPTY = "You have said nothing yet. End your turn all the same?"
    DRAFT_KEPT = "You have a draft for this part. Open it with *Speak* to change it or hand it in."
    DRAFT_STANDS = (
        "{why} You have a draft, so these words are not kept. Add them to it with {/debate draft}."
    )
    TURN_OF_ANOTHER = "Somebody else is speaking. End their turn?"
    TURN_UNSAID = "The speaker has handed in nothing yet. End their turn all the same?"
    TURN_PASSED = "That turn is over already."
    SEGMENT_PASSED = "That was about an earlier part of the debate."
    POINT_PASSED = "That point is over already; another one waits now."
    ORDER_PASSED = "That point of order was ruled on already; another one waits now."
    ALL_HANDED_IN = "Everybody has handed in."
    NOT_YOUR_TURN = "You do not have the floor now."
    NO_TURN = "You have no turn ahead in this debate, so there is nothing to write a draft for."
    NOTHING_LATE = "There is no turn of yours for which a speech could still be handed in."
    NO_WORDS_KEPT = "No words of yours are kept here. Write them with {/debate draft}."
    NOBODY_SPEAKS = "Nobody has the floor now. To end the segment for everybody, use {/chair end}."
    PART_NOT_YOURS = (
        "Here each ends their own part. To end the segment for everybody, use {/chair end}."
    )
    PART_ENDED = "You have ended your part. The segment goes on until the others have, too."
    FLOOR_NOT_OPEN = "There is no queue in this segment: the format says who speaks."
    FLOOR_FOR_SEATED = "In this part only those speak who have a seat. The chair can give you one."
    FLOOR_FOR_OPPOSED = (
        "In this part only the side opposed to the last speaker answers."
        " The chair can give you the floor."
    )
    FLOOR_FOR_JUDGES = "In this part the adjudicators ask, and the speakers answer."
    FLOOR_FOR_CHAIR = "In this part only the chair speaks."
    SPEAKS_FREELY = "You sit in the circle, so you can speak at any time."
    QUEUED_ALREADY = "You have the floor already, or you are in the queue."
    NOT_QUEUED = "You are not in the queue."
    PROTECTED_TIME = "Protected time: no more points of information in this speech."
    POINTS_NOT_YET = "Points of information are not open yet. The button comes when they are."
    NO_POINTS_IN_WRITING = (
        "Nobody is interrupted in a debate in writing. A point of order is open to everybody: "
        "{/debate order}."
    )
    NO_POINTS_IN_FORMAT = (
        "This format has no points of information. A point of order is open to everybody: "
        "{/debate order}."
    )
    NO_POINTS_NOW = "No points of information in this segment. They come in others."
    POINT_WAITING = "Another point is waiting for its answer. Please try again in a moment."
    POINT_NEEDS_SEAT = "Only people with a seat can offer a point of information."
    POINT_OWN_SPEECH = "You have the floor. Points of information come from another side."
    POINT_NOT_YOURS = "Your side is speaking. Points of information come from another side."
    NO_POINT = "No point is waiting for an answer."
    ORDER_WAITING = "A point of order is waiting for the chair’s ruling already."
    NO_ORDER = "No point of order is waiting for a ruling."

    # positions and votes
    STANCE_WRONG = (
        "“{given}” is not a stance. Choose from strongly against to strongly for, or undecided."
    )
    CREDIT_OWN = "You can’t name your own words. Please choose what somebody else said."
    CREDIT_UNKNOWN = "That is not in this debate. Please choose from those that are listed."
    NO_POSITION = "You have taken no position here yet. Vote first, with {/debate vote}."
    NO_VOTE_OPEN = "No vote is open just now."
    VOTE_NOT_YET = "Votes open when sign-up is over. Please vote then."
    VOTE_OVER = "That vote is over, so your position was not counted."
    VOTES_MISSING = "{voted} of {all} have voted. Close it all the same?"
    ALL_VOTED = "Everybody has voted."
    RESULT_CALLED_OFF = "This debate was called off, so there is no result."
    RESULT_NOT_YET = "There is no result yet. It comes when the debate is closed."

    # judges' ballots
    NOT_JUDGE = "Only adjudicators file ballots. A chair can make you one."
    JUDGING_NOT_OPEN = "Ballots open when the speeches are over and the chair closes the debate."
    BALLOTS_MISSING = "Ballots still missing: {count}."
    RANKS_WRONG = "Please put each side in one place, best first: {sides}."
    RANKS_TWICE = "{side} stands in two places. Please put each side in one."
    BEST_WRONG = "Please put first who spoke best, one of these: {names}."
    POINTS_AGAINST_PLACES = (
        "You put {first} before {second}, with {fewer} points to {more}. In {format} more points "
        "win. Please change the points or the places."
    )
    POINTS_EQUAL = (
        "{first} and {second} both have {points} points. In {format} no two sides can have as "
        "many. Please change the points."
    )
    PANEL_CHAIR_LATE = (
        "A ballot is in already, so it is too late to say whose vote decides if the panel is even."
    )
    HALL_UNUSED = "Nobody votes in {format}, so there is no vote of a hall to enter."
    SIDE_UNKNOWN = "There is no side “{side}”. There are: {sides}."
    FORFEITED_ALREADY = "{side} has forfeited already."
    FORFEIT_UNUSED = "{format} names no winning side, so none can lose. You can close it early."
    SCORES_UNUSED = "{format} has no such points. Please fill in only what the ballot asks for."
    SCORE_MISPLACED = "Please give points once to each of these: {names}."
    SCORE_NOT_ONE = "{name} can be given one number of points, not “{given}”."
    PARTS_WRONG = (
        "Points for {name} are one number, or one each for {criteria}, with slashes between them."
    )
    SCORE_MISSING = "{name} has no points yet. Please give some."
    SCORE_OUT_OF_RANGE = "{name} can be given {span} points, not {given}."
    SCORE_OFF_STEP = "Points for {name} go in steps of {step}, so {given} is not possible."

    # claims and summaries
    NO_CLAIM_YET = "Nobody has made a claim yet."
    NO_EXERCISE_YET = "No exercise has been held in this debate yet."
    NO_SPEECH_YET = "Nobody has spoken yet."
    NO_SUCH_CLAIM = "There is no claim {number}; the last one is {last}."
    CLAIM_ANSWERS_ITSELF = "A claim answers an earlier one. Please name an earlier claim."
    NO_LINK_WAITING = "There is no link to confirm between those two claims."
    RESTATE_LATER = (
        "The other side’s best point is restated once the last speeches have begun. Make a "
        "claim with {/claim make} until then."
    )
    NO_OTHER_SIDE = (
        "In this format your side answers no other side, so it has no point to restate. You can "
        "still make a claim with {/claim make}."
    )
    RESTATING_LEFT_OUT = (
        "This debate leaves out restating points. You can still make a claim with {/claim make}."
    )
    RESTATED_ALREADY = "Your side has restated their best point: “Yes” or “Not quite” is theirs."
    NOTHING_RESTATED = "Nothing waits for your side’s answer: nobody has restated a point of yours."
    RESTATEMENT_NOT_YOURS = (
        "That is about {side}’s best point, so somebody who speaks for {side} says whether it is "
        "right."
    )
    RESTATEMENT_ANSWERED = "Your side has answered that already."
    NOT_YOUR_CLAIM = "Only the author of a claim confirms what it answers."
    TOO_MANY_CLAIMS = "There are {most} claims already, and no more fit."
    NO_CLAIMS_IN_FILE = (
        "There is no claim in that file that fits here. It needs Argdown, or the text that Kialo "
        "exports."
    )
    NO_SUCH_SUGGESTION = (
        "That suggestion is not yours, or it is gone. {/claim suggest} looks again."
    )
    NOT_YOUR_SPEECH = (
        "Claims are only suggested from a speech of your own, once the room has seen it. "
        "{/claim make} takes any words."
    )
    NOTHING_SAID_YET = "No speech has been given there yet."
    NO_SUCH_ROUND = (
        "There is no segment {number} in this format; the last one is {last}. {/debate show} "
        "lists them."
    )
    NO_SUCH_EXERCISE = "There is no exercise {number}; the last one is {last}."

    # places that watch
    INVITATION_OVER = (
        "That code doesn’t work: it was used, mistyped, or is older than a day. Ask the "
        "debate’s chair for a new one."
    )
    AUDIENCE_AT_HOME = "The debate runs here already. To watch it, use the code elsewhere."
    AUDIENCE_FULL = "{most} audiences watch this debate, and no more fit."
    NO_AUDIENCE = "No debate is watched here. A chair can join one with {/audience join}."
    NO_SUCH_AUDIENCE = "There is no audience number {number}. See {/audience list}."
    AUDIENCE_VOTES_LAST = (
        "The audience votes in the closing vote, while it is open. It is not open now."
    )

    # files
    BUNDLE_WRONG = "That file is not a bundle from Parley, or it was changed: {why}."
    BUNDLE_KNOWN = "That debate is here already."
    EXPORT_SHOWS_VOTES = (
        "Too few people voted in secret, so “{kind}” would show who voted how. The "
        "transcript doesn’t: take that."
    )
    EXPORT_SEALED = (
        "You can download “{kind}” once the debate is closed. The transcript you can have now."
    )
