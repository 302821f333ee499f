"""Every sentence the bot says when it says no: what is wrong, and what to do."""

from bot.core.refusal import Code, Refused

REFUSALS: dict[Code, str] = {
    # typed commands
    Code.UNKNOWN_COMMAND: "There is no command “{word}”. Type /help to see what there is.",
    Code.UNKNOWN_COMMAND_GUESS: "There is no command “{word}”. Did you mean /{guess}?",
    Code.COMMAND_UNFINISHED: "“/{group}” needs one more word: {known}.",
    Code.UNKNOWN_OPTION: (
        "/{command} has no option “{option}”. Type /help {command} to see its options."
    ),
    Code.UNKNOWN_OPTION_GUESS: "There is no option “{option}” here. Did you mean “{guess}”?",
    Code.TOO_MANY_WORDS: (
        "/{command} does not know what to do with “{extra}”. "
        "Put quotation marks around words that belong together."
    ),
    Code.VALUE_EMPTY: "“{name}” is empty. Please give it a value.",
    Code.VALUE_TOO_LONG: (
        "“{name}” takes at most {longest} characters; yours has {length}. Please shorten it."
    ),
    Code.NOT_A_NUMBER: "“{name}” takes a whole number, not “{given}”.",
    Code.OUT_OF_RANGE: "“{name}” takes {span}, not {given}.",
    Code.NOT_YES_OR_NO: "“{name}” takes yes or no, not “{given}”.",
    Code.NOT_AN_OPTION: "“{name}” takes one of these: {allowed}. “{given}” is not among them.",
    Code.NOT_AN_OPTION_GUESS: "“{name}” does not take “{given}”. Did you mean “{guess}”?",
    Code.NEEDS_A_FILE: "“{name}” is a file: attach it, or give a link or the text instead.",
    Code.LINE_TOO_LONG: (
        "That message has {length} characters; {longest} is the most that I can read at once."
    ),
    Code.NOT_ALLOWED: "/{command} is for {role}s. Ask one of them, or an admin for the role.",
    # settings and starting
    Code.SETTING_UNKNOWN: "There is no setting {name}. Did you mean {guess}?",
    Code.SETTING_WRONG: "{name} cannot be “{given}”: {why}. See .env.template for what it takes.",
    Code.SETTING_TWICE: "Both {name} and {name}_FILE are set. Keep one of them.",
    Code.DISCORD_TOKEN_WRONG: (
        "Discord does not take PARLEY_DISCORD_TOKEN. Copy the bot’s token anew from the developer "
        "portal, under Bot, or leave it empty to run without Discord."
    ),
    Code.DISCORD_INTENT_MISSING: (
        "Discord does not let the bot read messages. Switch the message content intent on in the "
        "developer portal, under Bot, or set PARLEY_DISCORD_MESSAGES=false."
    ),
    Code.SECRET_UNREADABLE: (
        "{name} names {path}, which cannot be read. Check the path and who may read it."
    ),
    # the library
    Code.LIBRARY_FULL: (
        "The library holds {limit} articles, which is the most. "
        "Remove one that nobody needs, then add this one."
    ),
    Code.NO_SOURCE: "There is nothing to read yet: give a link, a file, or the text.",
    Code.ONE_SOURCE: "Give one of the two: a file, or a link or text.",
    Code.NO_ARTICLES: "The library is empty. Bring an article in with /article add.",
    Code.NO_SUCH_ARTICLE: "There is no article “{slug}”. Type /article list to see what there is.",
    Code.NO_SUCH_ARTICLE_GUESS: "There is no article “{slug}”. Did you mean “{guess}”?",
    Code.WHICH_ARTICLE: "Which article? This place has not chosen one. There are: {known}.",
    Code.NO_VERSION: "“{slug}” has no version {version}.",
    Code.NO_PARAGRAPH: "“{slug}” has no paragraph {paragraph}; its last is {last}.",
    Code.NO_REMOVED_LINE: (
        "There is no left-out line {line} in “{slug}”; {last} were left out. "
        "Type /article removed to see them."
    ),
    Code.NO_SUCH_ANSWER: "That answer is not on record here. Please ask again.",
    Code.NOTHING_TO_QUOTE: "The article did not say, so there is nothing to quote.",
    Code.NOT_YOUR_ANSWER: (
        "Only the person who asked can share that answer. You can ask it yourself."
    ),
    # reading articles
    Code.SOURCE_TOO_LARGE: (
        "That is too large to read: {megabytes} MB is the most. Please give the part that matters."
    ),
    Code.SOURCE_EMPTY: "No text was found there. Please paste the words of the article instead.",
    Code.SOURCE_UNREADABLE: (
        "That could not be read as text, Markdown, HTML or PDF. "
        "Please check the file, or paste the words instead."
    ),
    Code.TEXT_TOO_LONG: (
        "That text has more than {most} characters, which is the most. Please add it in parts."
    ),
    Code.TOO_MANY_PARAGRAPHS: (
        "That text has {found} paragraphs; {most} is the most. Please add it in parts."
    ),
    Code.PDF_LOCKED: (
        "That PDF is locked with a password. Please unlock it first, or paste its text."
    ),
    Code.PDF_NO_TEXT: (
        "That PDF holds pictures of its pages and no text. "
        "Please run text recognition (OCR) over it first, or paste the text."
    ),
    Code.READING_TOO_SLOW: (
        "Reading that took too long, so I stopped. Please paste the text instead."
    ),
    Code.FILE_MISSING: "The file {path} cannot be read. Check its name and who may read it.",
    Code.LINK_WRONG: (
        "That link cannot be opened. Please give one that starts with https:// or http://, "
        "without a password or an unusual port."
    ),
    Code.LINK_NOT_PUBLIC: (
        "{host} is not a public address, so I do not open it. Please paste the text instead."
    ),
    Code.LINK_NOT_FOUND: "There is no site {host}. Please check the link.",
    Code.LINK_UNREACHABLE: (
        "{host} could not be reached. Please try again later, or paste the text instead."
    ),
    Code.LINK_FAILED: (
        "{host} did not give me that page (status {status}). "
        "Please check the link, or paste the text instead."
    ),
    Code.LINK_TYPE: (
        "That link leads to no text I can read. Please link to a web page, a text or a PDF."
    ),
    Code.LINK_TOO_SLOW: (
        "{host} took too long to answer. Please try again later, or paste the text instead."
    ),
    Code.LINK_TOO_MANY_HOPS: (
        "That link was passed on more than {most} times. Please give the page’s own address."
    ),
    # positions, judges' ballots and rankings
    Code.STANCE_WRONG: (
        "“{given}” is no stance. Give a number from −3 (strongly against) to +3 (strongly for), "
        "or undecided."
    ),
    Code.CONFIDENCE_WRONG: "Confidence goes from 0 to 100 per cent, so it cannot be {given}.",
    Code.CREDIT_OWN: (
        "Your own words cannot be what moved you. Please choose what somebody else said."
    ),
    Code.CREDIT_UNKNOWN: (
        "That speech or claim is not in this debate. Please choose from those that are listed."
    ),
    Code.RANKS_WRONG: "Please put each side in one place, best first: {sides}.",
    Code.SCORES_UNUSED: (
        "{format} has no such points. Please send the ballot with what it asks for only."
    ),
    Code.SCORE_MISPLACED: "Please give points once each, and only to: {names}.",
    Code.SCORE_MISSING: "{name} has no points yet. Please give some.",
    Code.SCORE_OUT_OF_RANGE: "{name} can be given {span} points, not {given}.",
    Code.SCORE_OFF_STEP: "Points for {name} go in steps of {step}, so {given} is not possible.",
    Code.RANKED_TWICE: "“{name}” is in your ranking twice. Please put it in one place.",
    Code.RANKED_UNKNOWN: "“{name}” is not among what is being ranked: {known}.",
    # debates
    Code.FORMAT_WRONG: "{file}, line {line}: {field} cannot be read; {why}.",
    Code.SIGN_UP_OVER: "Sign-up is over. A chair can still put somebody in a seat.",
    Code.SEATED_ALREADY: "You sit there already, as {seat}.",
    Code.SEAT_TAKEN: "That seat is taken. Free: {free}.",
    Code.NO_SEAT: "You have no seat in this debate.",
    Code.NO_SUCH_SEAT: "There is no seat or side “{seat}”. Free: {free}.",
    Code.TOO_FEW_SEATED: "A draw needs at least two people who have taken seats.",
    Code.ON_OTHER_SIDE: "That member sits on the other side. Nobody speaks for both.",
    Code.SIDE_EMPTY: "Nobody sits for {side} yet, so the debate cannot start.",
    Code.NO_VOTE_OPEN: "No vote is open just now.",
    Code.VOTE_NOT_YET: "Votes open when sign-up is over. Please vote then.",
    Code.VOTE_OVER: "That vote is over, so your position was not counted.",
    Code.NO_SUCH_SPEECH: "There is no speech {number}; the last one is {last}.",
    Code.RUNNING_ALREADY: "A segment is running. End it first.",
    Code.NOT_READY: "Nothing can begin now: the debate is in its {phase}.",
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
    Code.NOT_NOW: "That cannot be done now: the debate is in its {phase}.",
    Code.NO_DEBATE: "There is no debate here. Open one with /debate open.",
    Code.WHICH_DEBATE: "Several debates run in here. Go to the one that you mean.",
    Code.NO_SUCH_PLACE: "There is no room “{given}” in which Parley may write.",
    Code.NO_SUCH_GROUP: "There is no role “{given}” here.",
    Code.ROOM_FORBIDDEN: "Parley may not write in that room. Allow it to see it and to write.",
    Code.ROOM_GONE: "That room is gone. Take the debate to another with /chair move.",
    Code.DISCORD_NOT_REACHED: "Discord cannot be reached. Check the network, then try again.",
    Code.SHARDS_WRONG: "PARLEY_DISCORD_SHARDS={given} names shards that there are not: of 16, the"
    " last is 15.",
    Code.FORM_GONE: "That form is no longer kept. Please start it again.",
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
    Code.NOTHING_TO_RANK: "Nothing has been proposed yet.",
    Code.BUNDLE_WRONG: "That is no bundle of Parley’s, or it was changed: {why}.",
    Code.BUNDLE_KNOWN: "That debate is here already.",
    Code.NOT_SURE: "Nothing was erased. Say /privacy erase yes if you are sure.",
    Code.EXPORT_SEALED: "A debate can be taken along as a {kind} once it is closed.",
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
    # the console
    Code.PORT_IN_USE: (
        "Port {port} is in use by another program, or by a Parley that is running already. "
        "Stop that one, or choose another port, for example with PARLEY_PORT={other}."
    ),
    Code.ADDRESS_UNUSABLE: (
        "The console cannot listen on {host}, port {port}: {why}. "
        "Choose others with PARLEY_HOST and PARLEY_PORT."
    ),
    Code.TOKEN_MISSING: (
        "Others than you can reach the console on {host}, so it needs a token. "
        "Set PARLEY_TOKEN, or PARLEY_HOST=127.0.0.1 to keep it to this machine."
    ),
    Code.TOKEN_WRONG: "That token does not open this console. Ask its admin for the right one.",
    Code.TOO_MANY_TRIES: "Too many wrong tokens. Please wait {seconds} seconds, then try again.",
    Code.SIGNED_OUT: "This console does not know you any more. Please give your name again.",
    Code.FOREIGN_HOST: (
        "This console does not go by the name {host}. Open it by the address that was printed "
        "when it started, or add the name to PARLEY_PUBLIC_NAMES."
    ),
    Code.FOREIGN_ORIGIN: "That came from a page that is not the console’s own. Nothing was done.",
    Code.REQUEST_UNREADABLE: "That request could not be read ({why}). Please reload the page.",
    Code.REQUEST_TOO_LARGE: "That is too large to send. Please shorten it, or attach it as a file.",
    Code.FILE_TOO_LARGE: "That file is too large. {megabytes} MB is the most that can be sent.",
    Code.FILE_UNUSED: "/{command} takes no file. Remove it, or give it to another command.",
    Code.FILE_ALONE: "Say what to do with the file, for example {example}.",
    Code.NAME_WRONG: "A name needs 1 to {longest} characters that people can see and read.",
    Code.NAME_RESERVED: "That name looks like Parley’s own. Please choose another.",
    Code.NAME_TAKEN: "Somebody here already goes by “{name}” or a name much like it. "
    "Please choose another.",
    Code.ROLE_NOT_OPEN: "That token lets you in as {highest}. Choose that role, or use a token "
    "that opens more.",
    Code.ROOM_NAME_WRONG: "A room’s name needs 1 to {longest} letters or digits.",
    Code.TOO_MANY_ROOMS: "There are {most} rooms already, which is the most. Please use one.",
    Code.NO_SUCH_ROOM: "There is no room “{place}”. Please choose another, or open it first.",
    Code.NOTHING_SAID: "There is nothing to send yet. Please write something.",
    Code.TALK_TOO_LONG: (
        "That message has {length} characters; {longest} is the most. Please send it in parts."
    ),
    Code.TOO_FAST: "That was a lot at once. Please wait {seconds} seconds, then send it again.",
    Code.TOO_MUCH_WAITING: (
        "{waiting} of your commands are still at work. Please wait for them, then send this again."
    ),
    Code.GONE: "That is no longer here.",
    # the store
    Code.DISK_FULL: (
        "The disk is full, so nothing was saved. An admin needs to free space; then try again."
    ),
    Code.STORE_BUSY: "The store is busy, so nothing was saved. Please try again in a moment.",
    Code.STORE_READ_ONLY: (
        "The data folder cannot be written, so nothing was saved. "
        "An admin needs to make it writable for the account that runs Parley."
    ),
    Code.STORE_FAILED: (
        "The store failed, so nothing was saved. An admin should look at the log and at the disk."
    ),
    Code.STORE_CLOSED: "Parley is shutting down, so nothing was saved. Please try again shortly.",
    Code.STORE_NEWER: (
        "{path} was written by a newer Parley (schema {found}; this program knows {known}). "
        "Install that version again, or restore a backup from {backups}. Nothing was changed."
    ),
    Code.STORE_CORRUPT: (
        "{path} is damaged: {detail}. Nothing was changed. Stop Parley, move the file aside, "
        "and copy the newest good file from {backups} in its place."
    ),
    Code.STORE_FOREIGN: (
        "{path} belongs to another program. Point PARLEY_DATA at a folder of Parley’s own."
    ),
    Code.DATA_FOLDER_UNUSABLE: (
        "The data folder {path} cannot be written by this account (user id {uid}). "
        "Make it writable, for example with: chown -R {uid} {path}"
    ),
    Code.CHANGED_MEANWHILE: "Someone changed this at the same moment. Please try again.",
}

FAULT = (
    "Parley made a mistake of its own and stopped there. "
    "Please try again; if it happens twice, give an admin this reference: {reference}."
)

INTERRUPTED = (
    "Parley was stopped while it worked on “{words}”. If nothing came of it, please send it again."
)
"""Said after a start to those whose last line was never answered."""

UNREADABLE = "This message was written by another version of Parley and cannot be shown."


def sentence(refused: Refused) -> str:
    """The sentence for a refusal, with its fields in place."""
    return REFUSALS[refused.code].format(**refused.fields)
