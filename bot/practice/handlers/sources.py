"""Numbered texts that a task is given and may cite: paragraphs of an article, and speeches."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.article.content import answering
from bot.article.library import Library
from bot.article.rows.articles import StoredArticle
from bot.article.rules.answer import Answer, answer
from bot.article.rules.antecedents import add_antecedents
from bot.article.rules.index import words_only
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.sentences import split_sentences
from bot.article.views.library import paragraph_action
from bot.article.wording.shapes import Kept
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.model.inputs import Input, Ours
from bot.model.rules.choice import NumberedSentence, group_by_source, write_numbered
from bot.practice.rules.banks import number_words
from bot.practice.rules.borne import SourcedQuotation, SourcedSentence
from bot.practice.rules.passages import quote_passages
from bot.practice.rules.rewording import LANGUAGES

MOST_PARAGRAPHS, MOST_LETTERS = 24, 8_000
"""Paragraphs of an article, and characters of them, that are sent: with the speeches some 3,500
tokens, since many local models have room for 4,000 unless somebody sets them up otherwise."""

MOST_SPEECHES, SPEECH_LETTERS = 6, 6_000
"""Speeches that are sent, the last ones, and characters of them, of which each has the same."""

MOST_EXTRACTS = 4


class CitedText(Struct, frozen=True):
    """A speech that may be cited: what it is called, the command that opens it, its words."""

    label: str
    action: str
    words: str


class Sources(Struct, frozen=True, kw_only=True):
    """Texts by number, and what each is called and opened by. `speeches` are the numbers of those
    that are speeches."""

    ground: Mapping[int, str]
    named: Mapping[int, tuple[str, str]]
    speeches: tuple[int, ...]
    language: str

    def inputs(self) -> dict[str, Input]:
        """What the prompts of grounded tasks take."""
        paragraphs: list[Mapping[str, str | int]] = []
        speeches: list[Mapping[str, str | int]] = []
        for number, words in self.ground.items():
            rows = speeches if number in self.speeches else paragraphs
            rows.append({"number": number, "words": words})
        return {
            "paragraphs": paragraphs,
            "speeches": speeches,
            "language": Ours(LANGUAGES.get(self.language, "the language of the paragraphs")),
        }

    def sentences(self) -> tuple[NumberedSentence, ...]:
        """Their sentences, numbered through."""
        return number_words(self.ground)

    def numbered(self, sentences: Sequence[NumberedSentence]) -> dict[str, Input]:
        """What the prompts of tasks that choose `sentences` take."""
        rows: dict[bool, list[Mapping[str, str | int]]] = {True: [], False: []}
        by_source = group_by_source(sentences)
        for number in self.ground:
            words = write_numbered(by_source.get(number, ()))
            rows[number in self.speeches].append({"number": number, "words": words})
        return {"paragraphs": rows[False], "speeches": rows[True]}

    def quote(
        self, chosen: Sequence[NumberedSentence], sentences: Sequence[NumberedSentence]
    ) -> list[SourcedQuotation]:
        """The chosen of the `sentences`, each with the one that it points back to; neighbours are
        one quotation."""
        passages = quote_passages(add_antecedents(chosen, sentences), sentences, self.ground)
        return [SourcedQuotation(each.words, *self.named[each.source]) for each in passages]

    def sourced_sentences(self, statements: Sequence[Kept]) -> tuple[SourcedSentence, ...]:
        """Sentences that hold, with the names of what they rest on."""
        return tuple(
            SourcedSentence(
                statement.words,
                tuple(
                    SourcedQuotation(s.quotation, *self.named[s.number]) for s in statement.sources
                ),
            )
            for statement in statements
        )


async def gather_sources(
    parts: Parts,
    community: CommunityId,
    article: StoredArticle | None,
    about: str,
    speeches: Sequence[CitedText],
) -> Sources:
    """The paragraphs of an article that are about something, all if they are few, and speeches."""
    ground: dict[int, str] = {}
    named: dict[int, tuple[str, str]] = {}
    if article is not None:
        for paragraph in await _paragraphs(parts, community, article, about):
            number = len(ground) + 1
            ground[number] = article.reading.paragraphs[paragraph - 1]
            named[number] = _label_and_action(article, paragraph)
    first, last = len(ground) + 1, speeches[-MOST_SPEECHES:]
    for number, speech in enumerate(last, first):
        ground[number] = cut_after_sentence(speech.words, SPEECH_LETTERS // len(last))
        named[number] = speech.label, speech.action
    language = article.reading.language if article is not None else UNKNOWN
    if language == UNKNOWN:
        language = detect_language(" ".join(ground.values()))
    return Sources(
        ground=ground, named=named, speeches=tuple(range(first, len(ground) + 1)), language=language
    )


def _label_and_action(article: StoredArticle, paragraph: int) -> tuple[str, str]:
    return f"[{paragraph}]", paragraph_action(article.slug, paragraph, article.version)


async def _paragraphs(
    parts: Parts, community: CommunityId, article: StoredArticle, about: str
) -> list[int]:
    """The numbers of the paragraphs to send, in order: those nearest to something, those around
    them, then the others from the beginning, as far as there is room."""
    every = article.reading.paragraphs
    ranked: list[int] = []
    if len(every) > MOST_PARAGRAPHS or sum(map(len, every)) > MOST_LETTERS:
        answer = await _search(parts, community, article.slug, about)
        ranked += [s.paragraph for s in answer.sentences] + [p.paragraph for p in answer.ranked]
    around = [near for paragraph in ranked for near in (paragraph - 1, paragraph + 1)]
    numbers: list[int] = []
    room = MOST_LETTERS
    for paragraph in dict.fromkeys([*ranked, *around, *range(1, len(every) + 1)]):
        if 1 <= paragraph <= len(every) and len(every[paragraph - 1]) <= room:
            numbers.append(paragraph)
            room -= len(every[paragraph - 1])
    return sorted(numbers[:MOST_PARAGRAPHS])


async def find_extracts(
    parts: Parts, community: CommunityId, article: StoredArticle | None, about: str
) -> tuple[SourcedSentence, ...]:
    """Sentences of an article that are nearest to something, as they stand."""
    if article is None:
        return ()
    answer = await _search(parts, community, article.slug, about)
    every = article.reading.paragraphs
    return tuple(
        SourcedSentence(
            "", (SourcedQuotation(sentence.text, *_label_and_action(article, sentence.paragraph)),)
        )
        for sentence in answer.sentences[:MOST_EXTRACTS]
        if sentence.paragraph <= len(every) and sentence.text in every[sentence.paragraph - 1]
    )


async def _search(parts: Parts, community: CommunityId, slug: str, about: str) -> Answer:
    library = parts.of(Library)
    shelf = await library.shelf(community)
    embed = await library.embed()
    knowledge = answering.load(meanings=embed is not words_only)
    return await library.work(answer, about[:500], shelf, embed, knowledge, (slug,), widely=True)


def cut_after_sentence(words: str, most: int) -> str:
    """A text cut after a sentence, so that it has at most so many characters."""
    if len(words) <= most:
        return words
    end = 0
    for sentence in split_sentences(words[:most])[:-1]:
        end = words.find(sentence, end) + len(sentence)
    return words[:end] if end else words[:most]
