from bot.debate.rules.positions.credit import Credit, by_side, by_speech
from bot.kernel.ids import MemberId
from tests.debate.positions.people import held

ADA, BO, CY, DI = (MemberId(name) for name in ("ada", "bo", "cy", "di"))

LEDGER = (
    held("ada", -2, 0),
    held("bo", 1, 0),
    held("cy", None, 0),
    held("ada", 1, 5, moved_by=("s1", "s3")),
    held("bo", -1, 6, moved_by=("s2",)),
    held("cy", None, 7, moved_by=("s1",)),
    held("di", 2, 8, moved_by=("s1",)),
)
SIDES = {"s1": "for", "s2": "against", "s3": "for", "s4": ""}


def test_credit_is_counted_by_speech_the_most_credited_first() -> None:
    assert by_speech(LEDGER) == (
        Credit(of="s1", people=3, towards=1, away=0),
        Credit(of="s2", people=1, towards=0, away=1),
        Credit(of="s3", people=1, towards=1, away=0),
    )


def test_a_side_gets_one_credit_from_each_person() -> None:
    assert by_side(LEDGER, SIDES) == (
        Credit(of="for", people=3, towards=1, away=0),
        Credit(of="against", people=1, towards=0, away=1),
    )


def test_what_has_no_side_gives_credit_to_none() -> None:
    assert by_side((held("ada", 1, moved_by=("s4", "s9")),), SIDES) == ()


def test_who_credits_again_counts_once_by_the_last_time() -> None:
    again = (*LEDGER, held("ada", -3, 9, moved_by=("s1",)))

    assert by_speech(again)[0] == Credit(of="s1", people=3, towards=0, away=1)
