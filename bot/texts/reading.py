"""What is said when it says no: reading articles."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
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
}
