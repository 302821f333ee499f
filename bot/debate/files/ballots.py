"""Adjudicators' ballots as a table: a row for each ballot, and under it one for each side, speech
and reply on it."""

from collections.abc import Iterator, Mapping, Sequence

from bot.debate import events as e
from bot.debate.files.archive import DebateArchive
from bot.debate.files.tables import csv_text
from bot.debate.rules.ballot_lines import (
    BallotLine,
    find_reply_lines,
    find_speech_lines,
    get_line,
    get_reply_line,
    sum_sides,
)
from bot.debate.rules.format import Format, Winner
from bot.debate.rules.judging import list_filed
from bot.debate.rules.scoring import REPLY, is_low_point, name_line, name_reply, select_counting
from bot.debate.state import Debate
from bot.debate.views.result_words import score_words
from bot.kernel.ids import MemberId

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
    state, names = archive.state, archive.names
    form = state.format
    speeches = {line.key: line for line in find_speech_lines(state)}
    replies = {line.key: line for line in find_reply_lines(state)}
    counting = {ballot.ballot for ballot in select_counting(list_filed(state), form.panel)}
    is_jury = form.winner is Winner.SPEAKERS
    for number, ballot in enumerate(state.ballots, 1):
        head: Row = {
            "ballot": number,
            "judge": names.get(ballot.member, ""),
            "counts": "yes" if ballot.ballot in counting else "no",
        }
        totals = sum_sides(ballot.scores, ballot.replies, speeches.values())
        parts = dict(ballot.parts)
        reason = "" if ballot.reason_kept else archive.reasons.get(ballot.ballot, "")
        yield {
            **head,
            "about": "ballot",
            "remark": "; ".join(_remarks(state, ballot, totals)),
            "reason": reason,
            "at": ballot.at.isoformat(),
        }
        if not is_jury:
            for place, side in enumerate(ballot.ranks, 1):
                points = score_words(totals[side]) if side in totals else ""
                name = form.side(side).name
                yield {**head, "about": "side", "side": name, "place": place, "points": points}
        for key, score in ballot.scores:
            line = get_line(key, speeches, form)
            yield {
                **head,
                "about": "speech",
                "role": str(name_line(line, form)),
                "place": ballot.ranks.index(key) + 1 if is_jury and key in ballot.ranks else "",
                **_score_row(line, score, parts.get(key, ()), form, names),
            }
        for key, score in ballot.replies:
            line = get_reply_line(key, replies)
            yield {
                **head,
                "about": "reply",
                "role": str(name_reply(line, form)),
                **_score_row(line, score, parts.get(f"{REPLY}{key}", ()), form, names),
            }


def _score_row(
    line: BallotLine,
    score: float,
    parts: Sequence[float],
    form: Format,
    names: Mapping[MemberId, str],
) -> Row:
    criteria = form.scoring.criteria if form.scoring is not None else ()
    return {
        "side": form.side(line.side).name,
        "speaker": names.get(line.member, "") if line.member is not None else "",
        "points": score_words(score),
        "parts": "; ".join(
            f"{criterion.name} {score_words(part)}"
            for criterion, part in zip(criteria, parts, strict=False)
        ),
    }


def _remarks(state: Debate, ballot: e.BallotFiled, totals: Mapping[str, float]) -> Iterator[str]:
    if ballot.shadow:
        yield "trainee"
    if ballot.member == state.presiding:
        yield "chairs the panel"
    if is_low_point([side for side in ballot.ranks if side in totals], totals):
        yield "low-point win"
