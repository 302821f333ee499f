"""What Parley counts about itself, declared once. Labels hold no words and no ids of people or
communities. What is counted is put into Prometheus' format only when somebody asks for it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct


class MetricKind(StrEnum):
    """How a metric behaves: it only grows, it goes up and down, or it counts values by size."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


class Metric(Struct, frozen=True, kw_only=True):
    """Something that is counted: its name with the unit, what it says, and what it is split by."""

    name: str
    kind: MetricKind
    about: str
    labels: tuple[str, ...] = ()
    bounds: tuple[float, ...] = ()
    """Of a histogram: up to which value each of its buckets counts."""


Labels = tuple[str, ...]
Histogram = tuple[Sequence[int], float]
"""How many values each bucket has, with one more for what is above all bounds; and their sum."""

_DECLARED: dict[str, Metric] = {}


def _declare(
    kind: MetricKind, name: str, about: str, *labels: str, bounds: tuple[float, ...] = ()
) -> Metric:
    if name in _DECLARED:
        raise ValueError(f"two metrics are named {name}")
    metric = Metric(name=f"parley_{name}", kind=kind, about=about, labels=labels, bounds=bounds)
    _DECLARED[name] = metric
    return metric


def _count(name: str, about: str, *labels: str) -> Metric:
    return _declare(MetricKind.COUNTER, name, about, *labels)


def _gauge(name: str, about: str, *labels: str) -> Metric:
    return _declare(MetricKind.GAUGE, name, about, *labels)


def _sizes(name: str, about: str, bounds: tuple[float, ...], *labels: str) -> Metric:
    return _declare(MetricKind.HISTOGRAM, name, about, *labels, bounds=bounds)


SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
LATE_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
WRITES_A_GROUP = (1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)

COMMANDS = _count(
    "commands_total",
    "Commands, done, refused or failed; code is the reason of a refusal",
    "command",
    "outcome",
    "code",
)
COMMAND_SECONDS = _sizes(
    "command_seconds", "Seconds from a command to its answer", SECONDS, "command"
)
TICK_LATENESS = _sizes("tick_lateness_seconds", "Seconds from a deadline to its tick", LATE_SECONDS)
TICKS_LEFT = _count("ticks_left_total", "Ticks that could not be done", "code")
WRITES = _count("store_writes_total", "Writes: done, conflict or unavailable", "outcome")
WRITE_SECONDS = _sizes("store_commit_seconds", "Seconds that a commit took", SECONDS)
GROUP_SIZE = _sizes("store_group_writes", "Writes that shared a commit", WRITES_A_GROUP)
PLATFORM_REQUESTS = _count(
    "platform_requests_total",
    "Requests to a platform: 2xx, 4xx, 429, 5xx or unreachable",
    "platform",
    "outcome",
)
PLATFORM_REFUSALS = _count(
    "platform_refusals_total",
    "What a platform said no to; reason is its own name or number for it",
    "platform",
    "reason",
)
MODEL_REQUESTS = _count("model_requests_total", "Requests to the language model", "task", "outcome")
MODEL_TOKENS = _count("model_tokens_total", "Tokens sent to the model and received", "direction")
MODEL_DOLLARS = _count("model_dollars_total", "Dollars for the model, where its price is known")

TABS = _gauge("web_tabs", "Open tabs of the web console")
SLACK_SOCKETS = _gauge("slack_sockets", "Connections to Slack that stand")
SLACK_RECONNECTS = _count(
    "slack_reconnects_total",
    "Connections to Slack made in the place of one that Slack ended or that was lost",
    "reason",
)

STORE_WAITING = _gauge("store_waiting", "Writes that wait for a commit")
STORE_BYTES = _gauge("store_bytes", "Size of the store, with its journal file")
STORE_FREE_BYTES = _gauge("store_free_bytes", "Free space on the disk of the store")
BACKUP_AGE = _gauge("backup_age_seconds", "Age of the newest backup in the data folder")
SHOWING_WAITING = _gauge(
    "showing_waiting", "Showings that wait: at work, behind another one, or for a later try"
)
UNSHOWN = _gauge("streams_unshown", "Debates, sheets and exercises with news that no room saw yet")
OVERDUE = _gauge("overdue_seconds", "Seconds since the earliest deadline passed without its tick")
PLATFORM_UP = _gauge("platform_up", "1 where a platform is served, 0 where it is off", "platform")
READY = _gauge("ready", "1 if Parley is ready, by what /readyz looks at")
BUILD = _gauge("build_info", "Always 1; the labels say what runs", "version", "python", "engine")


def all_metrics() -> tuple[Metric, ...]:
    """Every metric that is declared."""
    return tuple(_DECLARED.values())


class Meter:
    """What one process has counted since it started."""

    def __init__(self) -> None:
        self._values: dict[Metric, dict[Labels, float]] = {}
        self._histograms: dict[Metric, dict[Labels, tuple[list[int], list[float]]]] = {}

    def count(self, metric: Metric, *labels: str, by: float = 1) -> None:
        """Add to a counter, or move a gauge up or down."""
        values = self._values.setdefault(metric, {})
        values[labels] = values.get(labels, 0) + by

    def observe(self, metric: Metric, value: float, *labels: str) -> None:
        """Count a value in its bucket."""
        by_labels = self._histograms.setdefault(metric, {})
        if (histogram := by_labels.get(labels)) is None:
            histogram = by_labels[labels] = ([0] * (len(metric.bounds) + 1), [0.0])
        counts, total = histogram
        counts[bisect_left(metric.bounds, value)] += 1
        total[0] += value

    def value(self, metric: Metric, *labels: str) -> float:
        """What a counter or gauge stands at."""
        return self._values.get(metric, {}).get(labels, 0)

    def total(self, metric: Metric, *labels: str) -> int:
        """How many values a histogram has."""
        counts, _ = self._histograms.get(metric, {}).get(labels, ((), ()))
        return sum(counts)

    def values(self) -> Iterator[tuple[Metric, Mapping[Labels, float]]]:
        """All counters and gauges that were ever moved."""
        for metric, values in list(self._values.items()):
            yield metric, dict(values)

    def histograms(self) -> Iterator[tuple[Metric, Mapping[Labels, Histogram]]]:
        """All histograms that have values."""
        for metric, by_labels in list(self._histograms.items()):
            yield metric, {k: (tuple(c), total[0]) for k, (c, total) in by_labels.items()}


METER = Meter()
"""Of this process."""
