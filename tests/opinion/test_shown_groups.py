"""What members hear of opinion groups: how clear they are, and when their number changes."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel import place_rows
from bot.kernel.ids import MemberId
from bot.opinion.handlers import grouping
from bot.opinion.handlers.grouping import compute_opinion
from bot.opinion.rows import statements
from bot.opinion.rows.group_numbers import GroupNumber, insert_group_number, load_group_number
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.picture import Opinion, Vote, opinion_of, show_only
from bot.opinion.views.groups import groups
from bot.store.statement import make_statement
from tests.opinion.rules.crowds import camps
from tests.opinion.rules.test_stability import no_camps
from tests.test_scenarios import said_by

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = said_by("Ann", "chair")


async def says(parley: Parley, line: str) -> str:
    return "\n".join(rendered(view, width=10_000) for view in await parley.app.hear(ANN, line))


async def cast(parley: Parley, votes: list[Vote]) -> str:
    """A debate with these votes; its id."""
    await says(parley, "/debate open motion:M")
    rows = await parley.db.read("SELECT id FROM debates")
    debate, community = str(rows[0][0]), ANN.community
    stated = [
        StatementRow(id=f"s{n}", number=n + 1, member=None, words=f"S{n}.", hidden=False, at=AT)
        for n in range(20)
    ]
    people = sorted({f"m{member}" for member, _, _ in votes})
    await parley.db.write(
        *(place_rows.insert_named_member(community, MemberId(p), p) for p in people),
        statements.insert_statements(community, debate, stated),
        *(
            statements.save_vote(
                community,
                f"v{n}",
                StatementVote(statement=f"s{s}", member=MemberId(f"m{m}"), vote=value, at=AT),
            )
            for n, (m, s, value) in enumerate(votes)
        ),
    )
    return debate


async def test_a_change_of_the_number_is_told_once(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        debate = await cast(parley, camps(40, kinds=2)[1])
        shown = insert_group_number(ANN.community, debate, GroupNumber(change=1, groups=5), AT)
        await parley.db.write(shown)

        first, second = (
            await says(parley, "/statement groups"),
            await says(parley, "/statement groups"),
        )

        assert "The votes now show 2 opinion groups instead of 5." in first
        assert "instead of" not in second
        assert "These groups are clear" in second
        last = await load_group_number(parley.db, ANN.community, debate)
        assert last is not None
        assert replace(last, shown_at=None) == GroupNumber(change=2, groups=2)


async def test_the_first_groups_are_no_change_and_a_number_asked_for_is_not_kept(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        debate = await cast(parley, camps(40, kinds=2)[1])

        asked = await says(parley, "/statement groups groups:5")
        assert await load_group_number(parley.db, ANN.community, debate) is None
        first = await says(parley, "/statement groups")

        assert "do not clearly show this many groups" in asked
        assert "The votes now show" not in first
        last = await load_group_number(parley.db, ANN.community, debate)
        assert last is not None
        assert replace(last, shown_at=None) == GroupNumber(change=1, groups=2)


async def test_groups_are_nearer_or_further_only_than_people_saw_them(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        debate = await cast(parley, camps(40, kinds=2)[1])

        assert "before" not in await says(parley, "/statement groups")
        assert "before" not in await says(parley, "/statement groups")

        later = datetime.now(UTC) + timedelta(hours=1)  # noqa: TID251  # after what was shown
        vote = StatementVote(statement="s0", member=MemberId("m1"), vote=0, at=later)
        await parley.db.write(
            make_statement("DELETE FROM statement_votes WHERE statement = 's0' AND member = 'm1'")
        )
        await parley.db.write(statements.save_vote(ANN.community, "later", vote))
        assert "A and B are" in await says(parley, f"/statement groups debate:{debate}")


async def test_what_groups_say_of_a_statement_waits_for_ones_own_vote(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        debate = await cast(parley, camps(40, kinds=2)[1])

        before = await says(parley, "/statement groups")
        assert "Typical of group" not in before
        assert " % of them" not in before
        assert "20 statements that you haven’t voted on are left out." in before

        own = StatementVote(statement="s0", member=ANN.member, vote=1, at=AT)
        await parley.db.write(statements.save_vote(ANN.community, "own", own))
        after = await says(parley, "/statement groups")
        assert "19 statements that you haven’t voted on are left out." in after

        await parley.db.write(make_statement("UPDATE statements SET words = '' WHERE id = 's1'"))
        erased = await says(parley, "/statement groups")
        assert "18 statements that you haven’t voted on are left out." in erased

        await says(parley, f"/chair close Enough. debate:{debate}")
        over = await says(parley, "/statement groups")
        assert "Typical of group A" in over
        assert "left out" not in over


def test_nothing_is_told_of_statements_that_are_left_out() -> None:
    whole = opinion_of(camps(40, kinds=2)[1], seed=1)
    keys = {key for telling in whole.telling for key, _ in telling}
    one = min(keys, key=str)

    shown = show_only(whole, {one})

    assert {key for telling in shown.telling for key, _ in telling} == {one}
    assert {*shown.agreed, *shown.rejected, *shown.bridging, *shown.divisive} <= {one}
    assert (shown.sizes, shown.group_of) == (whole.sizes, whole.group_of)
    assert (
        show_only(whole, keys.union(whole.divisive, whole.agreed, whole.rejected, whole.bridging))
        == whole
    )


async def test_a_crowd_without_camps_is_told_so(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await cast(parley, no_camps(40, 20, 1))

        shown = await says(parley, "/statement groups")

        assert "The votes fall into no clear groups so far." in shown
        assert "Opinion groups" not in shown


@pytest.mark.parametrize(
    ("sure", "sentence"),
    [
        (0.95, "You are clearly closest to group B."),
        (0.8, "You are probably closest to group B."),
        (0.5, "You are closest to group B, but only just."),
    ],
)
def test_ones_own_group_comes_with_how_sure_it_is(sure: float, sentence: str) -> None:
    found = opinion_of(camps(40, kinds=2)[1], seed=1)
    member = next(m for m, group in found.group_of.items() if group == 1)
    words = {n: f"S{n}." for n in range(20)}
    view = groups(replace(found, sure={member: sure}), words, member, None)
    assert sentence in rendered(view, width=10_000)


async def asks(parley: Parley, name: str) -> str:
    views = await parley.app.hear(said_by(name, None), "/statement groups")
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_groups_are_computed_once_for_all_who_ask_and_anew_after_a_vote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[int] = []

    def counted(votes: Sequence[StatementVote], *more: Any) -> Opinion:
        computed.append(len(votes))
        return compute_opinion(votes, *more)

    monkeypatch.setattr(grouping, "compute_opinion", counted)
    async with open_parley(tmp_path) as parley:
        await cast(parley, camps(40, kinds=2)[1])
        await says(parley, "/statement groups")
        computed.clear()

        together = await asyncio.gather(*(asks(parley, name) for name in ("Bo", "Chen", "Dana")))

        assert len(computed) == 1
        assert len(set(together)) == 1
        await parley.app.hear(said_by("Bo", None), "/statement vote 1 agree")
        await asks(parley, "Chen")
        await asks(parley, "Dana")
        assert len(computed) == 2
        await says(parley, "/statement hide 2")
        await asks(parley, "Dana")
        assert len(computed) == 3


async def test_what_one_asker_may_see_stays_hidden_from_the_next(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await cast(parley, camps(40, kinds=2)[1])
        bo = said_by("Bo", None)
        for number in range(1, 21):
            await parley.app.hear(bo, f"/statement vote {number} agree")

        seen, unseen = await asks(parley, "Bo"), await asks(parley, "Chen")

        assert "S1" in seen
        assert not re.search(r"S\d+\.", unseen)
        assert "S1" in await asks(parley, "Bo")
