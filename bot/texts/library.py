"""What is said when it says no: the library."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
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
}
