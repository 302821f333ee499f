"""Adjudicators' ballots as a table: a row for each ballot, and under it one for each side, speech
and reply on it."""

from collections.abc import Iterator, Mapping

from bot.debate import events as e
from bot.debate.files.archive import DebateArchive
from bot.debate.files.tables import csv_text
from bot.debate.rules.ballot_lines import (
    BallotLine,
    find_reply_lines,
    find_seat,
    find_speech_lines,
    sum_sides,
)
from bot.debate.rules.format import Panel, Winner
from bot.debate.rules.scoring import REPLY, is_low_point, name_line, name_reply
from bot.debate.state import Debate
from bot.debate.views.result_words import score_words

HEADS = (
    "ballot", "judge", "counts", "about", "side", "role", "speaker", "place", "points", "parts",
    "remark", "reason", "at",
)  # fmt: skip
"""`about` says what a row is: a ballot, a side, a speech or a reply. A ballot does not count that a
trainee filed or that a later one replaced. `reason` is there where its author shares it."""


def ballots_csv(archive: DebateArchive) -> bytes:
    """Every ballot, in the order in which they were filed. People go by the names in the
    archive."""
    rows = list(_rows(archive))
    return csv_text(HEADS, ([row.get(head, "") for head in HEADS] for row in rows)).encode(
        "utf-8-sig"
    )


Row = Mapping[str, object]


def _rows(archive: DebateArchive) -> Iterator[Row]:
    state = archive.state
    speeches = {line.key: line for line in find_speech_lines(state)}
    replies = {line.key: line for line in find_reply_lines(state)}
    counting = _find_counting(state)
    for number, ballot in enumerate(state.ballots, 1):
        head: Row = {
            "ballot": number,
            "judge": archive.names.get(ballot.member, ""),
            "counts": "yes" if ballot.ballot in counting else "no",
        }
        reason = "" if ballot.reason_kept else archive.reasons.get(ballot.ballot, "")
        yield {
            **head,
            "about": "ballot",
            "remark": "; ".join(_remarks(state, ballot)),
            "reason": reason,
            "at": ballot.at.isoformat(),
        }
        if state.format.winner is not Winner.SPEAKERS:
            totals = sum_sides(ballot.scores, ballot.replies, speeches.values())
            for place, side in enumerate(ballot.ranks, 1):
                points = score_words(totals[side]) if side in totals else ""
                name = state.format.side(side).name
                yield {**head, "about": "side", "side": name, "place": place, "points": points}
        for key, score in ballot.scores:
            line = speeches.get(
                key, BallotLine(key=key, side="", seat=find_seat(key, state.format))
            )
            yield {**head, **_score_row(archive, state, ballot, line, score), "about": "speech"}
        for key, score in ballot.replies:
            line = replies.get(key, BallotLine(key=key, side=key))
            yield {**head, **_score_row(archive, state, ballot, line, score), "about": "reply"}


def _score_row(
    archive: DebateArchive, state: Debate, ballot: e.BallotFiled, line: BallotLine, score: float
) -> Row:
    form = state.format
    is_reply = line.key in {side.key for side in form.sides} and line.key == line.side
    side = line.side or form.seat(line.seat).side
    given = dict(ballot.parts).get(f"{REPLY}{line.key}" if is_reply else line.key, ())
    criteria = form.scoring.criteria if form.scoring is not None else ()
    place = ballot.ranks.index(line.key) + 1 if line.key in ballot.ranks else ""
    return {
        "side": form.side(side).name,
        "role": str(name_reply(line, form) if is_reply else name_line(line, form)),
        "speaker": archive.names.get(line.member, "") if line.member is not None else "",
        "place": "" if is_reply else place,
        "points": score_words(score),
        "parts": "; ".join(
            f"{criterion.name} {score_words(part)}"
            for criterion, part in zip(criteria, given, strict=False)
        ),
    }


def _find_counting(state: Debate) -> frozenset[str]:
    """The ballots, by id, that count: the last of each adjudicator, and of a panel that agrees the
    last of all."""
    last = {
        ballot.member: ballot.ballot
        for ballot in state.ballots
        if not ballot.shadow and ballot.member in state.judges
    }
    counting = list(last.values())
    if state.format.panel is Panel.CONSENSUS:
        filed = [ballot.ballot for ballot in state.ballots if ballot.ballot in counting]
        counting = filed[-1:]
    return frozenset(counting)


def _remarks(state: Debate, ballot: e.BallotFiled) -> Iterator[str]:
    if ballot.shadow:
        yield "trainee"
    if ballot.member == state.presiding:
        yield "chairs the panel"
    totals = sum_sides(ballot.scores, ballot.replies, find_speech_lines(state))
    if is_low_point([side for side in ballot.ranks if side in totals], totals):
        yield "low-point win"
