"""What is said when it says no: settings, pages and privacy."""

from bot.kernel.refusal import RefusalCode


class CommunityRefusal(RefusalCode):
    """Why Parley says no to what is asked of a community."""

    NO_SUCH_PLACE = "There is no room “{given}” in which Parley may write."
    NO_SUCH_GROUP = "There is no role “{given}” here."
    PAGE_GONE = "Those pages are no longer kept, or are somebody else’s. Please ask again."
    NOT_SURE = "Nothing was erased. Say /privacy erase yes if you are sure."
