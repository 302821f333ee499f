"""What was counted, in the format that Prometheus reads. Loaded when it is first asked for."""

from collections.abc import Iterable, Mapping, Sequence

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from bot.kernel.gauging import Gauge
from bot.kernel.metrics import METER, Labels, Meter, Metric, MetricKind
from bot.kernel.metrics import Histogram as Counted


class _Counts(Collector):
    def __init__(self, meter: Meter, gauges: Sequence[Gauge]) -> None:
        self._meter = meter
        self._gauges = gauges

    def collect(self) -> Iterable[Family]:
        for metric, values in self._meter.values():
            yield _values(metric, values)
        for metric, histograms in self._meter.histograms():
            yield _histogram(metric, histograms)
        by_metric: dict[Metric, dict[Labels, float]] = {}
        for metric, labels, value in self._gauges:
            by_metric.setdefault(metric, {})[labels] = value
        for metric, values in by_metric.items():
            yield _values(metric, values)


def expose(gauges: Sequence[Gauge], meter: Meter = METER) -> tuple[bytes, str]:
    """All that was counted, these gauges, and what the process takes; with the content type."""
    registry = CollectorRegistry()
    registry.register(_Counts(meter, gauges))
    ProcessCollector(registry=registry)
    return generate_latest(registry), CONTENT_TYPE_PLAIN_0_0_4


def _values(metric: Metric, values: Mapping[Labels, float]) -> Family:
    is_counter = metric.kind is MetricKind.COUNTER
    build = CounterMetricFamily if is_counter else GaugeMetricFamily
    family = build(metric.name, metric.about, labels=metric.labels)
    for labels, value in values.items():
        family.add_metric(labels, value)
    return family


def _histogram(metric: Metric, histograms: Mapping[Labels, Counted]) -> Family:
    family = HistogramMetricFamily(metric.name, metric.about, labels=metric.labels)
    for labels, (counts, total) in histograms.items():
        buckets: list[tuple[str, float]] = []
        below = 0
        for bound, count in zip((*metric.bounds, float("inf")), counts, strict=True):
            below += count
            buckets.append(("+Inf" if bound == float("inf") else str(bound), below))
        family.add_metric(labels, buckets, total)
    return family
