"""What is said when it says no: articles."""

from bot.kernel.refusal import RefusalCode


class ArticleRefusal(RefusalCode):
    """Why Parley says no to what is asked of the library, and of its answers."""

    # the library
    LIBRARY_FULL = (
        "The library is full ({limit} articles). Remove one that nobody needs, then add this one."
    )
    NO_SOURCE = "Please give a link, a file, or the text of the article."
    ONE_SOURCE = "Please give either a file, or a link or text, not both."
    NO_ARTICLES = "The library is empty. Add an article with {/article add}."
    NO_SUCH_ARTICLE = "There is no article “{slug}”. Type {/article list} to see what there is."
    NO_SUCH_ARTICLE_GUESS = "There is no article “{slug}”. Did you mean “{guess}”?"
    WHICH_ARTICLE = "Which article do you mean? Choose one of these: {known}."
    NO_VERSION = "“{slug}” has no version {version}."
    NO_PARAGRAPH = "There is no paragraph {paragraph} in “{title}”: it has {last}."
    NO_REMOVED_LINE = (
        "There is no removed line {line} in “{slug}”: {last} were removed. See them with "
        "{/article removed}."
    )

    # answers
    NO_SUCH_ANSWER = "That answer is gone. Please ask again."
    NOTHING_TO_QUOTE = "The article did not say, so there is nothing to quote."
    SHARED_ALREADY = "That answer is shared here already. See above."
    NOT_YOUR_ANSWER = "Only the person who asked can share that answer. You can ask it yourself."

    # reading articles
    SOURCE_TOO_LARGE = (
        "That is too large to read: {megabytes} MB is the most. Please give the part that matters."
    )
    SOURCE_EMPTY = "No text was found there. Please paste the words of the article instead."
    SOURCE_UNREADABLE = (
        "That could not be read as text, Markdown, HTML or PDF. Please check the file, or paste "
        "the words instead."
    )
    TEXT_TOO_LONG = "That text is too long (at most {most} characters). Please add it in parts."
    TOO_MANY_PARAGRAPHS = (
        "That text has {found} paragraphs, and {most} fit. Please add it in parts."
    )
    PDF_LOCKED = "That PDF is locked with a password. Please unlock it first, or paste its text."
    PDF_NO_TEXT = (
        "That PDF holds pictures of its pages and no text. Please run text recognition (OCR) over "
        "it first, or paste the text."
    )
    READING_TOO_SLOW = "Reading that took too long, so I stopped. Please paste the text instead."

    # links
    LINK_WRONG = (
        "That link cannot be opened. Please give one that starts with https:// or http://, "
        "without a password or an unusual port."
    )
    LINK_NOT_PUBLIC = (
        "{host} is not a public address, so Parley doesn’t open it. Please paste the text instead."
    )
    LINK_NOT_FOUND = "There is no site {host}. Please check the link."
    LINK_UNREACHABLE = (
        "{host} could not be reached. Please try again later, or paste the text instead."
    )
    LINK_FAILED = (
        "{host} did not give me that page (status {status}). Please check the link, or paste the "
        "text instead."
    )
    LINK_TYPE = "That link leads to no text I can read. Please link to a web page, a text or a PDF."
    LINK_TOO_SLOW = (
        "{host} took too long to answer. Please try again later, or paste the text instead."
    )
    LINK_TOO_MANY_HOPS = (
        "That link leads on to other links, more than {most} times. Please give the page’s "
        "own address."
    )
