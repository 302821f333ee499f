"""What is said when it says no: debates."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.FORMAT_WRONG: "{file}, line {line}: {field} cannot be read; {why}.",
    Code.SIGN_UP_OVER: "Sign-up is over. A chair can still put somebody in a seat.",
    Code.SEATED_ALREADY: "You sit there already, as {seat}.",
    Code.SEAT_TAKEN: "That seat is taken. Free: {free}.",
    Code.NO_SEAT: "You have no seat in this debate.",
    Code.NO_SUCH_SEAT: "There is no seat or side “{seat}”. Free: {free}.",
    Code.TOO_FEW_SEATED: "A draw needs at least two people who have taken seats.",
    Code.ON_OTHER_SIDE: "That member sits on the other side. Nobody speaks for both.",
    Code.SIDE_EMPTY: "Nobody sits on the side “{side}” yet, so the debate cannot start.",
    Code.NO_VOTE_OPEN: "No vote is open just now.",
    Code.VOTE_NOT_YET: "Votes open when sign-up is over. Please vote then.",
    Code.VOTE_OVER: "That vote is over, so your position was not counted.",
    Code.NO_SUCH_SPEECH: "There is no speech {number}; the last one is {last}.",
    Code.SPEECH_SEALED: "That speech is sealed until its segment is over.",
    Code.RUNNING_ALREADY: "A segment is running. End it first.",
    Code.NOT_READY: "Nothing can begin now: {phase}. The board’s buttons lead on.",
    Code.NOT_CHAIR: "That is for the chair of this debate.",
    Code.MUTED: "The chair has taken your right to speak in this debate for now.",
    Code.SPEECH_EMPTY: "There are no words in that. Please say something.",
    Code.SPEECH_TOO_LONG: (
        "A speech here takes at most {longest} characters; yours has {length}. Please shorten it."
    ),
    Code.NOT_YOUR_TURN: "You do not have the floor now.",
    Code.FLOOR_NOT_OPEN: "In this segment the format says who speaks, so there is no queue.",
    Code.QUEUED_ALREADY: "You have the floor already, or wait for it.",
    Code.NOT_QUEUED: "You are not waiting for the floor.",
    Code.PROTECTED_TIME: "This is protected time: no points of information now.",
    Code.POINT_WAITING: "Another point is waiting for its answer. Please try again in a moment.",
    Code.POINT_NOT_YOURS: "Points come from those who sit on another side.",
    Code.NO_POINT: "No point is waiting for an answer.",
    Code.DEBATE_PAUSED: "The debate is paused. A chair can let it go on.",
    Code.NOTHING_RUNS: "Nothing is running now. Wait until the next segment begins.",
    Code.DEBATE_OVER: "This debate is over. A new one can be opened.",
    Code.NOT_NOW: "That cannot be done now: {phase}.",
    Code.NO_DEBATE: (
        "There is no debate here. See all with /debate list; a chair opens one with /debate open."
    ),
    Code.WHICH_DEBATE: "Several debates run in here. Go to the one that you mean.",
    Code.NO_SUCH_PLACE: "There is no room “{given}” in which Parley may write.",
    Code.NO_SUCH_GROUP: "There is no role “{given}” here.",
    Code.ROOM_FORBIDDEN: (
        "Parley may not write in that room. Allow its role to see the room and to write there."
    ),
    Code.ROOM_LACKS_RIGHTS: (
        "Parley cannot hold a debate in {room} yet. Allow its role there: {rights}. Then try again."
    ),
    Code.ROOM_UNFIT: "No debate can be held in {room}. Choose a channel in which people can write.",
    Code.ROOM_GONE: "That room is gone. Take the debate to another with /chair move.",
    Code.DISCORD_NOT_REACHED: "Discord cannot be reached. Check the network, then try again.",
    Code.SHARDS_WRONG: "PARLEY_DISCORD_SHARDS={given} names shards that there are not: of 16, the"
    " last is 15.",
    Code.PAGE_GONE: "Those pages are no longer kept, or are somebody else’s. Please ask again.",
    Code.FORM_GONE: "That form is no longer kept. Please start it again.",
    Code.HELD_HERE: "That debate is held here already. Say so in the room that it is to go to.",
    Code.PLACE_BUSY: "A debate is open here already. Close it first, or use another room.",
    Code.NO_SUCH_FORMAT: "There is no format “{format}”. There are: {known}.",
    Code.NO_SUCH_MEMBER: "Nobody here goes by “{member}”.",
    Code.ROOM_NOT_REACHED: "The room cannot be reached just now. It is shown as soon as it can be.",
    Code.RESULT_NOT_YET: "There is no result yet: it is sealed until the debate is closed.",
    Code.FORMAT_SHIPPED: "Parley brings a format {format} of its own. Please choose another id.",
    Code.TOO_MANY_FORMATS: "There are {most} formats of your own, which is the most. Remove one.",
    Code.NO_FORMAT_GIVEN: "Please give the format’s text, or attach its file.",
    Code.FORMAT_NOT_YOURS: "Only formats that your community added can be removed: {known}.",
    Code.NO_SUCH_STATEMENT: "There is no statement {number}. See them with /statement list.",
    Code.STATEMENT_THERE: "That statement is there already, as number {number}.",
    Code.TOO_MANY_STATEMENTS: "There are {most} statements already, which is the most.",
    Code.NO_SUCH_PROPOSAL: "There is no number {number} to choose. There are: {known}.",
    Code.PROPOSED_ALREADY: "That is proposed already, as number {number}.",
    Code.TOO_MANY_PROPOSALS: "There are {most} proposals already, which is the most.",
    Code.RANKING_UNREADABLE: (
        "That ranking cannot be read. Write numbers best first, with = between equals: 2 > 1 = 3."
    ),
    Code.NOT_YOUR_PROPOSAL: "Only its author or a chair can take that back.",
    Code.NO_SUCH_MOTION: (
        "No motion “{given}” comes along. See those that do with /motion suggest."
    ),
    Code.NO_SUCH_MOTION_GUESS: "No motion “{given}” comes along. Did you mean {guess}?",
    Code.TOO_FEW_MOTIONS: (
        "A veto needs at least two motions here. Propose some with /motion propose."
    ),
    Code.STRIKING_OVER: "That veto is over. Begin a new one with /motion veto again:yes.",
    Code.STRIKING_RUNS: "A veto is running here. A chair can begin anew.",
    Code.NO_STRIKING: "No veto is running here. Begin one with /motion veto.",
    Code.NOT_YOUR_STRIKE: "It is the turn of the side {side} to strike.",
    Code.STRUCK_FOR_OTHER: (
        "You have struck for the side {side} already, so somebody else has to strike for this one."
    ),
    Code.STRUCK_ALREADY: "Motion {number} is struck already. Left: {left}.",
    Code.NO_MORE_STATEMENTS: (
        "All the statements that come along are here already, or there is no room for more."
    ),
    Code.NOTHING_TO_RANK: "Nothing has been proposed yet.",
    Code.BUNDLE_WRONG: "That is no bundle of Parley’s, or it was changed: {why}.",
    Code.BUNDLE_KNOWN: "That debate is here already.",
    Code.NOT_SURE: "Nothing was erased. Say /privacy erase yes if you are sure.",
    Code.EXPORT_SEALED: (
        "“{kind}” can be taken along once the debate is closed; its transcript can be now."
    ),
    Code.WHEN_WRONG: (
        "“{given}” is not a time Parley can read. Write it like tomorrow 18:00, in 2 hours, or"
        " 2026-12-01 18:00 Europe/Kyiv."
    ),
    Code.WHEN_PAST: "“{given}” is over already. Please name a time that is still to come.",
    Code.WHEN_FAR: "“{given}” is more than a year away. Please name a time within a year.",
    Code.ZONE_WRONG: "There is no time zone “{given}”. Write it like Europe/Kyiv, or UTC.",
    Code.CALENDAR_FORBIDDEN: (
        "Parley may not put the debate into the calendar. All else goes on; for that too, allow its"
        " role to create events."
    ),
    Code.QUIET_WRONG: (
        "“{given}” is not a span of quiet hours. Write it like 22-7 Europe/Kyiv, or 22-7 for UTC."
    ),
    Code.NO_PREPARATION: "This format has no preparation here.",
    Code.PREPARATION_USED: "All the preparation time is used.",
    Code.POOL_NOT_YOURS: "Each side has its own preparation time. Name your own side.",
    Code.NO_CHAIR: "Nobody chairs this debate, so nobody can rule on a point of order.",
    Code.ORDER_WAITING: "A point of order is waiting for the chair’s ruling already.",
    Code.NO_ORDER: "No point of order is waiting for a ruling.",
    Code.SAID_ALREADY: "You have just said that; it is on record.",
    Code.HANDED_IN: "Your words for this round are handed in; they are sealed until it ends.",
    Code.TOO_MUCH_TIME: "That is more time than one segment can have.",
    Code.JUDGE_SEATED: "That member speaks in this debate, so they cannot judge it.",
    Code.ALL_VOTED: "Everybody who takes part has voted.",
    Code.NOT_JUDGE: "Ballots come from the debate’s adjudicators. A chair can name you one.",
    Code.JUDGING_NOT_OPEN: "Ballots are filed when all segments are over.",
    Code.NO_SUCH_CLAIM: "There is no claim {number}; the last one is {last}.",
    Code.CLAIM_ANSWERS_ITSELF: "A claim answers an earlier one. Please name an earlier claim.",
    Code.NO_LINK_WAITING: "Nothing waits to be confirmed between those two claims.",
    Code.NOT_YOUR_CLAIM: "Only the author of a claim confirms what it answers.",
    Code.TOO_MANY_CLAIMS: "There are {most} claims already, which is the most for a debate.",
    Code.BALLOTS_MISSING: "Ballots still missing: {count}.",
}
