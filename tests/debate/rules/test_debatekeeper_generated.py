"""Whatever a file of Debatekeeper holds, nothing of it is lost in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.format import SegmentKind
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.refusal import Refused
from tests.debate.rules.debatekeeper_files import build_file

ROLES = (
    "1st Affirmative", "1st Negative", "2nd Affirmative", "Negative Reply", "Free debate",
    "Cross-examination", "Affirmative Rebuttal", "Negative Prep", "Grand crossfire", "Mystery",
    "Non-aligned speaker", "Reply", "Regierung", "Pour, 1", "Questions from the audience",
)  # fmt: skip
lengths = st.integers(10, 900)
names = st.one_of(st.sampled_from(ROLES), st.text("abcè &<'Дß1", min_size=2, max_size=12))
speeches = st.lists(st.tuples(names.filter(str.strip), lengths.map(str)), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(speeches, st.integers(0, 3600))
def test_every_speech_is_a_segment_or_is_asked_about(
    said: list[tuple[str, str]], preparation: int
) -> None:
    xml = build_file(said, preparation=f'<prep-time length="{preparation}"/>')
    found = import_debatekeeper(xml, "x.xml")
    if found.form is None:
        assert found.unplaced
        answers = "; ".join(
            f"{number}={('Yes', 'No')[n % 2]}" for n, (number, _) in enumerate(found.unplaced)
        )
        found = import_debatekeeper(xml, "x.xml", answers=answers)
    if found.form is None:  # one side is never enough
        assert found.unplaced
        return
    form = found.form
    assert [segment.seconds for segment in form.segments] == [int(length) for _, length in said]
    assert [s.name for s in form.segments] == [" ".join(name.split()) for name, _ in said]
    assert form.preparation_seconds == preparation
    assert form == read_format(write_format(form), "x.toml")
    for segment in form.segments:
        if segment.kind is SegmentKind.DISCUSSION:
            assert any(segment.name in guess for guess in found.guesses)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 320), st.sampled_from(["pois-allowed", "normal", "warning"])),
        max_size=6,
    )
)
def test_windows_are_where_points_are_allowed(bells: list[tuple[int, str]]) -> None:
    tags = [f'<bell time="{at}" number="1" next-period="{period}"/>' for at, period in bells]
    xml = build_file(["1st Affirmative", "1st Negative"], bells=tags)
    form = import_debatekeeper(xml, "x.xml").form
    assert form is not None
    for second in range(300):
        period = "normal"
        for at, following in sorted(bells, key=lambda pair: pair[0]):
            period = following if at <= second else period
        is_open = any(w.opens <= second < w.closes for w in form.segments[0].windows)
        assert is_open == (period == "pois-allowed")


@settings(max_examples=40, deadline=None)
@given(st.text("<>/&;!-[]\"'= abDOCTYPENI\x00é", max_size=80))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    for xml in (f"<{text}", build_file(["1st Affirmative"], more=text)):
        try:
            import_debatekeeper(xml, "x.xml")
        except Refused:
            continue
