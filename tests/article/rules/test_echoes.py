"""A sentence that asks the question itself answers nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.among import find_echoes

PLAIN = st.text(alphabet="abcdef ", min_size=20).filter(lambda text: len(text.split()) > 3)


@given(PLAIN, PLAIN)
def test_only_what_asks_the_question_is_an_echo(question: str, before: str) -> None:
    texts = (f"{before} {question.upper()}?", before, f"{question}.")

    heard = find_echoes(f"{question}?", texts)

    assert [share < 1 for share in heard] == [True, False, False]


def test_a_short_question_may_stand_in_an_answer() -> None:
    assert find_echoes("Why now?", ("Why now? Because the war goes on.",)).tolist() == [1.0]
