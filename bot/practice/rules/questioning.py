"""A question to a member about their own words: it asks, and states nothing."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.article.grounding.checking import has_markup
from bot.article.grounding.names import strange
from bot.article.grounding.numbers import misquoted
from bot.article.grounding.shapes import Dropped
from bot.article.grounding.sifting import tidy
from bot.article.grounding.words import has_akin, matter, tokens
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.quoting import place, quoted_words
from bot.article.rules.sentences import split_sentences
from bot.kernel.message import say
from bot.kernel.terms import stem
from bot.practice.rules.neutral import find_leading, find_loaded, find_verdict
from bot.practice.rules.shapes import Questioned

LONGEST, MOST_WORDS = 220, 36
"""Characters and words of a question."""

_ABOUT_TEXT = re.compile(
    r"\b(?:articles?|paragraphs?|authors?|texts?|brief|passages?|according to)\b", re.IGNORECASE
)

MOST_STRANGE = 1
"""Words of matter that neither the member used nor questions of this kind need."""

_ASKING = frozenset(
    stem(word)
    for word in (
        "accept add admit affect agree alone alternative answer apply argue argument ask assume"
        " assumption basis become begin believe bring call case cause certain change claim clear"
        " compare concern condition consequence consider count counter decide define definition"
        " depend describe detail differ difference different doubt draw drop effect end enough"
        " evidence exactly example except exception expect explain fact fail fair far find fit"
        " follow further general give go good ground hand happen hold idea imagine imply"
        " important judge keep kind know lead least leave less limit link live look make matter"
        " mean meaning measure mind mistake moment move name necessary need notice object"
        " objection observe once opposite other out part person point position possible premise"
        " principle problem prove put question reach read real reason recognise rely remain"
        " reply rest result right risk rule say see sense serve show side situation someone"
        " stand start stay stop strong stronger strongest sufficient support suppose sure take"
        " talk tell term test thing think together true trust try turn understand use useful"
        " value view want way weak weakest weigh weight word work world wrong yourself"
    ).split()
)
"""What one needs to ask about reasons, assumptions, meanings, evidence, limits, consequences."""

STOCK = (
    say("What would have to be true for this to be wrong?"),
    say("Which word in this carries most of the weight, and what do you mean by it?"),
    say("What is the strongest reason that somebody on the other side would give?"),
    say("How would you find out whether this holds?"),
    say("In which case would you make an exception?"),
    say("What follows from this that you would not like to accept?"),
    say("Which part of this are you least sure of?"),
    say("What do you take for granted here that others may not?"),
)
"""Questions that may be asked about anything; they need no model."""


class Question(Struct, frozen=True):
    """A question that may be put, and the member's words that it is about, as they stand."""

    words: str
    about: str


def sift_question(
    answer: Questioned, words: str, article: Sequence[str], before: Sequence[str]
) -> tuple[list[Question], list[Dropped]]:
    """The question, if it may be put about a member's `words`; `article` are paragraphs that it may
    quote, `before` the questions that were asked already."""
    question = tidy(answer.question)
    span = place(answer.about, words)
    reason = _unfit(question, words, article, before)
    if not reason and span is None:
        reason = "what it is about does not stand in the member's words letter by letter"
    if reason or span is None:
        return [], [Dropped(question, reason)]
    return [Question(question, words[span[0] : span[1]])], []


def _unfit(question: str, words: str, article: Sequence[str], before: Sequence[str]) -> str:  # noqa: C901  # one rule a line
    """Why a question may not be put; "" if it may."""
    if not question.endswith("?") or question.count("?") != 1:
        return "it must be one question, with one question mark at its end"
    if len(split_sentences(question)) > 1 or re.search(r"[.!;:]\s", question):
        return "it must be one sentence, which states nothing"
    if len(question) > LONGEST or len(question.split()) > MOST_WORDS:
        return f"it must have at most {MOST_WORDS} words"
    if has_markup(question):
        return "it must be plain words"
    if phrase := find_loaded(question) or find_leading(question) or find_verdict(question):
        return f"“{phrase}” takes a side, suggests an answer or states something"
    if question.casefold() in {question.casefold() for question in before}:
        return "it was asked already"
    quoted = quoted_words(question)
    if any(
        place(quotation, text) is None
        for quotation in quoted
        for text in [_home(quotation, words, article)]
    ):
        return "what it quotes does not stand in the member's words or the article"
    if _ABOUT_TEXT.search(question) and not any(
        place(quotation, text) is not None for quotation in quoted for text in article
    ):
        return "it speaks of the article without quoting it"
    source = " ".join([words, *quoted])
    if strangers := _strangers(question, source):
        return f"it brings in what the member did not say: {', '.join(strangers)}"
    if phrase := misquoted(question, source):
        return f"“{phrase}” is not in the member's words"
    if phrase := strange(question, source, "", source + " " + question.casefold()):
        return f"the name “{phrase}” is not in the member's words"
    return ""


def _strangers(question: str, source: str) -> list[str]:
    """Words of matter beyond what may be new in a question; these are told for English alone."""
    if detect_language(source) not in ("en", UNKNOWN):
        return []
    stems = frozenset(token.stem for token in tokens(source) if token.is_word) | _ASKING
    new = [token.text for token in matter(question) if not has_akin(token.stem, stems)]
    return new if len(new) > MOST_STRANGE else []


def _home(quoted: str, words: str, article: Sequence[str]) -> str:
    """The text in which a quotation stands; the member's words if in none."""
    return next((text for text in (words, *article) if place(quoted, text) is not None), words)


def next_stock_question(before: Sequence[str]) -> str:
    """A question that needs no model: the next that was not asked yet."""
    earlier = set(before)
    fresh = [question for question in STOCK if question not in earlier]
    return fresh[0] if fresh else STOCK[len(before) % len(STOCK)]
