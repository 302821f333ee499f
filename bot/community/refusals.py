"""What is said when it says no: settings, pages and privacy."""

from bot.kernel.refusal import RefusalCode


class CommunityRefusal(RefusalCode):
    """Why Parley says no to what is asked of a community."""

    NO_SUCH_PLACE = "There is no “{given}” where Parley may write. Please choose from the list."
    NO_SUCH_GROUP = "There is no role “{given}” here. Please choose from the list."
    PAGE_GONE = "Those pages are gone, or were somebody else’s. Please ask again."
    NOT_SURE = "Nothing was erased. If you are sure, use {/privacy erase} again and choose Yes."
    EXPORT_UNREADABLE = (
        "That file is not a whole export of a community. Make it again with “parley export FILE”."
    )
    EXPORT_NEWER = "A newer Parley wrote that file. Update this one first, then import it."
    MAP_UNREADABLE = (
        "Line {number} of the map reads “{given}”. Write an old and a new id with a comma between, "
        "such as 123,456."
    )
    MAP_TWICE = "The map names {given} a second time in line {number}. Name each id once."
    ACCOUNT_TWICE = (
        "Two people would share the account {account}. Give one of them another in the map."
    )
    COMMUNITY_EXISTS = (
        "There is a community {community} already, and an import changes none. Choose another name "
        "with --as, or import before Parley first starts there."
    )
