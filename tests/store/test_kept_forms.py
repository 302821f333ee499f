"""Forms that wait to be sent: the latest few, for a day."""

from datetime import datetime, timedelta

from bot.kernel.form_rows import KEPT, MOST_KEPT, FilledForm, load_form, put_form
from bot.kernel.ids import CommunityId
from bot.store.database import Database

OURS = CommunityId("ours")
FORM = FilledForm(action="/ask", given={"question": "Why?"}, wrong={"question": "Too short."})


async def test_a_form_is_kept_for_its_own_account_with_what_is_wrong(
    db: Database, noon: datetime
) -> None:
    await db.change(*put_form(OURS, "ann", "k", FORM, noon))

    assert await load_form(db, OURS, "ann", "k") == FORM
    assert await load_form(db, OURS, "bo", "k") is None


async def test_of_one_account_only_the_latest_forms_are_kept(db: Database, noon: datetime) -> None:
    for number in range(MOST_KEPT + 2):
        at = noon + timedelta(seconds=number)
        await db.change(*put_form(OURS, "ann", f"k{number}", FORM, at))
    await db.change(*put_form(OURS, "bo", "k", FORM, noon))

    kept = [await load_form(db, OURS, "ann", f"k{number}") for number in range(MOST_KEPT + 2)]
    assert kept == [None, None] + [FORM] * MOST_KEPT
    assert await load_form(db, OURS, "bo", "k") == FORM


async def test_a_form_is_forgotten_after_a_day(db: Database, noon: datetime) -> None:
    await db.change(*put_form(OURS, "ann", "old", FORM, noon))
    await db.change(*put_form(OURS, "ann", "new", FORM, noon + KEPT + timedelta(seconds=1)))

    assert await load_form(db, OURS, "ann", "old") is None
