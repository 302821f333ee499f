"""Why the bot said no: the two exceptions that people are meant to see."""

from enum import StrEnum


class Code(StrEnum):
    """Every reason to refuse; each has a sentence in texts.py (a test checks)."""

    # typed commands
    UNKNOWN_COMMAND = "unknown_command"
    UNKNOWN_COMMAND_GUESS = "unknown_command_guess"
    COMMAND_UNFINISHED = "command_unfinished"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_OPTION_GUESS = "unknown_option_guess"
    TOO_MANY_WORDS = "too_many_words"
    VALUE_EMPTY = "value_empty"
    VALUE_TOO_LONG = "value_too_long"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_OPTION = "not_an_option"
    NOT_AN_OPTION_GUESS = "not_an_option_guess"
    NEEDS_A_FILE = "needs_a_file"
    LINE_TOO_LONG = "line_too_long"
    NOT_ALLOWED = "not_allowed"

    # settings and starting
    SETTING_UNKNOWN = "setting_unknown"
    SETTING_WRONG = "setting_wrong"
    SETTING_TWICE = "setting_twice"
    SECRET_UNREADABLE = "secret_unreadable"  # noqa: S105  # the name of a refusal

    # the library
    LIBRARY_FULL = "library_full"
    NO_SOURCE = "no_source"
    ONE_SOURCE = "one_source"
    NO_ARTICLES = "no_articles"
    NO_SUCH_ARTICLE = "no_such_article"
    NO_SUCH_ARTICLE_GUESS = "no_such_article_guess"
    WHICH_ARTICLE = "which_article"
    NO_VERSION = "no_version"
    NO_PARAGRAPH = "no_paragraph"
    NO_REMOVED_LINE = "no_removed_line"
    NO_SUCH_ANSWER = "no_such_answer"
    NOT_YOUR_ANSWER = "not_your_answer"

    # reading articles
    SOURCE_TOO_LARGE = "source_too_large"
    SOURCE_EMPTY = "source_empty"
    SOURCE_UNREADABLE = "source_unreadable"
    TEXT_TOO_LONG = "text_too_long"
    TOO_MANY_PARAGRAPHS = "too_many_paragraphs"
    PDF_LOCKED = "pdf_locked"
    PDF_NO_TEXT = "pdf_no_text"
    READING_TOO_SLOW = "reading_too_slow"
    FILE_MISSING = "file_missing"
    LINK_WRONG = "link_wrong"
    LINK_NOT_PUBLIC = "link_not_public"
    LINK_NOT_FOUND = "link_not_found"
    LINK_UNREACHABLE = "link_unreachable"
    LINK_FAILED = "link_failed"
    LINK_TYPE = "link_type"
    LINK_TOO_SLOW = "link_too_slow"
    LINK_TOO_MANY_HOPS = "link_too_many_hops"

    # positions, judges' ballots and rankings
    STANCE_WRONG = "stance_wrong"
    CONFIDENCE_WRONG = "confidence_wrong"
    CREDIT_OWN = "credit_own"
    CREDIT_UNKNOWN = "credit_unknown"
    RANKS_WRONG = "ranks_wrong"
    SCORES_UNUSED = "scores_unused"
    SCORE_MISPLACED = "score_misplaced"
    SCORE_MISSING = "score_missing"
    SCORE_OUT_OF_RANGE = "score_out_of_range"
    SCORE_OFF_STEP = "score_off_step"
    RANKED_TWICE = "ranked_twice"
    RANKED_UNKNOWN = "ranked_unknown"

    # debates
    FORMAT_WRONG = "format_wrong"
    SIGN_UP_OVER = "sign_up_over"
    SEATED_ALREADY = "seated_already"
    SEAT_TAKEN = "seat_taken"
    NO_SEAT = "no_seat"
    NO_SUCH_SEAT = "no_such_seat"
    TOO_FEW_SEATED = "too_few_seated"
    ON_OTHER_SIDE = "on_other_side"
    SIDE_EMPTY = "side_empty"
    NO_VOTE_OPEN = "no_vote_open"
    VOTE_NOT_YET = "vote_not_yet"
    VOTE_OVER = "vote_over"
    NO_SUCH_SPEECH = "no_such_speech"
    RUNNING_ALREADY = "running_already"
    NOT_READY = "not_ready"
    NOT_CHAIR = "not_chair"
    MUTED = "muted"
    SPEECH_EMPTY = "speech_empty"
    SPEECH_TOO_LONG = "speech_too_long"
    NOT_YOUR_TURN = "not_your_turn"
    FLOOR_NOT_OPEN = "floor_not_open"
    QUEUED_ALREADY = "queued_already"
    NOT_QUEUED = "not_queued"
    PROTECTED_TIME = "protected_time"
    POINT_WAITING = "point_waiting"
    POINT_NOT_YOURS = "point_not_yours"
    NO_POINT = "no_point"
    DEBATE_PAUSED = "debate_paused"
    NOTHING_RUNS = "nothing_runs"
    DEBATE_OVER = "debate_over"
    NOT_NOW = "not_now"
    NO_DEBATE = "no_debate"
    PLACE_BUSY = "place_busy"
    NO_SUCH_FORMAT = "no_such_format"
    NO_SUCH_MEMBER = "no_such_member"
    RESULT_NOT_YET = "result_not_yet"

    # the console
    PORT_IN_USE = "port_in_use"
    ADDRESS_UNUSABLE = "address_unusable"
    TOKEN_MISSING = "token_missing"  # noqa: S105  # the name of a refusal
    TOKEN_WRONG = "token_wrong"  # noqa: S105  # the name of a refusal
    TOO_MANY_TRIES = "too_many_tries"
    SIGNED_OUT = "signed_out"
    FOREIGN_HOST = "foreign_host"
    FOREIGN_ORIGIN = "foreign_origin"
    REQUEST_UNREADABLE = "request_unreadable"
    REQUEST_TOO_LARGE = "request_too_large"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNUSED = "file_unused"
    FILE_ALONE = "file_alone"
    NAME_WRONG = "name_wrong"
    NAME_RESERVED = "name_reserved"
    NAME_TAKEN = "name_taken"
    ROLE_NOT_OPEN = "role_not_open"
    ROOM_NAME_WRONG = "room_name_wrong"
    TOO_MANY_ROOMS = "too_many_rooms"
    NO_SUCH_ROOM = "no_such_room"
    NOTHING_SAID = "nothing_said"
    TALK_TOO_LONG = "talk_too_long"
    TOO_FAST = "too_fast"
    TOO_MUCH_WAITING = "too_much_waiting"
    GONE = "gone"

    # the store
    DISK_FULL = "disk_full"
    STORE_BUSY = "store_busy"
    STORE_READ_ONLY = "store_read_only"
    STORE_FAILED = "store_failed"
    STORE_CLOSED = "store_closed"
    STORE_NEWER = "store_newer"
    STORE_CORRUPT = "store_corrupt"
    STORE_FOREIGN = "store_foreign"
    DATA_FOLDER_UNUSABLE = "data_folder_unusable"
    CHANGED_MEANWHILE = "changed_meanwhile"


class Refused(Exception):
    """Something a person can put right. It changes nothing, and only the asker sees it."""

    def __init__(self, code: Code, **fields: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.fields = fields


class Unavailable(Refused):
    """Something Parley needs does not work just now. Nothing was changed."""
