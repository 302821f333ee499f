"""The words of speeches and points as a room hears them, which events leave out."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.handlers.news_steps import NewsStep
from bot.debate.rows import claims, debates
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.speech_parts import split_part
from bot.debate.state import Debate
from bot.debate.views import board as views
from bot.debate.views import evidence as evidence_views
from bot.debate.views import speech as speech_views
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.view import Block, View

MOST_LINES = 3
"""Speeches written in the room in one turn that get a line each."""


class SpeechTeller(Struct, frozen=True, kw_only=True):
    """The words that events leave out; `unnumbered` are those of claims and points of order."""

    names: views.Names
    words: Mapping[str, str]
    unnumbered: Mapping[str, str]
    quotes: Mapping[str, tuple[CheckedQuotation, ...]]
    addresses: Mapping[str, str]

    def speech(self, number: int, given_speech: e.SpeechGiven, state: Debate) -> View:
        """A speech as the room sees it, with its evidence."""
        whole = self.words.get(given_speech.speech, "")
        words, rest = split_part(whole, given_speech.characters)
        view = speech_views.speech(number, given_speech, words, state, self.names)
        said = words if rest else None
        marks = evidence_views.marks(self._quotes_in(given_speech.speech, said))
        return replace(view, blocks=(*view.blocks, *marks))

    def more(self, event: e.SpeechContinued, before: Sequence[int], state: Debate) -> View:
        """What was said more of a speech, after parts of so many characters."""
        part, rest = "", self.words.get(event.speech, "")
        for size in (*before, event.characters):
            part, rest = split_part(rest, size)
        number = next(n for n, s in enumerate(state.speeches, 1) if s.speech == event.speech)
        given_speech = state.speeches[number - 1]
        view = speech_views.render_more(number, given_speech, part, state, self.names)
        marks = evidence_views.marks(self._quotes_in(event.speech, part))
        return replace(view, blocks=(*view.blocks, *marks))

    def _quotes_in(self, speech: str, part: str | None) -> tuple[CheckedQuotation, ...]:
        quotes = self.quotes.get(speech, ())
        return tuple(quote for quote in quotes if part is None or quote.words in part)

    def point(self, point: e.PointMade, state: Debate) -> View:
        """A point of information as the room sees it, with its evidence."""
        view = speech_views.render_point(point, self.words.get(point.point, ""), state, self.names)
        marks = evidence_views.marks(self.quotes.get(point.point, ()))
        return replace(view, blocks=(*view.blocks, *marks))

    def written(
        self, speeches: Sequence[tuple[int, e.SpeechGiven]], state: Debate
    ) -> tuple[Block, ...]:
        """What is said below speeches that were written in the room itself: their numbers, and
        their evidence."""
        lines: list[Block] = [
            speech_views.render_written(
                number, speech, self.addresses.get(speech.speech, ""), state, self.names
            )
            for number, speech in speeches
        ]
        if len(lines) > MOST_LINES:
            lines = [speech_views.render_many_written(speeches[0][0], speeches[-1][0])]
        quotes = [q for _, speech in speeches for q in self.quotes.get(speech.speech, ())]
        return (*lines, *evidence_views.marks(quotes))


async def load_teller(
    parts: Parts, community: CommunityId, steps: Sequence[NewsStep]
) -> SpeechTeller:
    speeches = {given_speech.speech for step in steps for _, given_speech in step.speeches()}
    events = [step.event for step in steps]
    speeches |= {event.point for event in events if isinstance(event, e.PointMade)}
    speeches |= {event.speech for event in events if isinstance(event, e.SpeechContinued)}
    made_claims = {event.claim for event in events if isinstance(event, e.ClaimMade)}
    orders = {event.order for event in events if isinstance(event, e.OrderRaised)}
    orders |= {event.restatement for event in events if isinstance(event, e.PointRestated)}
    orders |= {event.correction for event in events if isinstance(event, e.RestatementAnswered)}
    written = {speech.speech for step in steps for _, speech in step.find_written()}
    return SpeechTeller(
        names=await debates.load_names(parts.db, community),
        words=await debates.words_of(parts.db, community, speeches),
        unnumbered={
            **await claims.words_of(parts.db, community, made_claims),
            **await debates.words_of(parts.db, community, orders - {""}),
        },
        quotes=await claims.load_quotations_of(parts.db, community, speeches | written),
        addresses=await debates.load_addresses(parts.db, community, written),
    )
