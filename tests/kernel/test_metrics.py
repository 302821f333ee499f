"""What the meter counts, and how Prometheus reads it."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.adapters.web.exposition import expose
from bot.kernel.metrics import COMMAND_SECONDS, COMMANDS, TABS, Meter, all_metrics


def read(meter: Meter) -> dict[str, float]:
    words, kind = expose([], meter)
    assert kind.startswith("text/plain")
    return {
        f"{sample.name} {sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(words.decode())
        for sample in family.samples
    }


def test_a_counter_grows_for_each_of_its_labels() -> None:
    meter = Meter()
    meter.count(COMMANDS, "vote", "done", "")
    meter.count(COMMANDS, "vote", "done", "", by=2)
    meter.count(COMMANDS, "vote", "refused", "vote_closed")

    assert meter.value(COMMANDS, "vote", "done", "") == 3
    assert meter.value(COMMANDS, "vote", "refused", "vote_closed") == 1


def test_a_gauge_goes_down_again() -> None:
    meter = Meter()
    meter.count(TABS)
    meter.count(TABS, by=-1)

    assert read(meter)["parley_web_tabs []"] == 0


@pytest.mark.parametrize(
    ("seconds", "below"), [(0.0, "0.001"), (0.001, "0.001"), (0.0011, "0.0025"), (99.0, "+Inf")]
)
def test_a_value_counts_in_its_bucket_and_all_above(seconds: float, below: str) -> None:
    meter = Meter()
    meter.observe(COMMAND_SECONDS, seconds, "vote")
    exposed = read(meter)
    bounds = [*map(str, COMMAND_SECONDS.bounds), "+Inf"]

    counts = [
        exposed[f"parley_command_seconds_bucket [('command', 'vote'), ('le', '{bound}')]"]
        for bound in bounds
    ]

    first = bounds.index(below)
    assert counts == [0] * first + [1] * (len(bounds) - first)
    assert exposed["parley_command_seconds_sum [('command', 'vote')]"] == seconds
    assert meter.total(COMMAND_SECONDS, "vote") == 1


def test_labels_of_any_letters_are_escaped() -> None:
    meter = Meter()
    meter.count(COMMANDS, 'quo"te\\', "done", "a\nb")

    assert 1 in read(meter).values()


def test_names_say_what_they_count() -> None:
    units = ("_total", "_seconds", "_bytes", "_info", "_waiting", "_tabs", "_sockets", "_writes")
    others = {"parley_streams_unshown", "parley_platform_up", "parley_ready"}

    assert [
        m.name for m in all_metrics() if not m.name.endswith(units) and m.name not in others
    ] == []
