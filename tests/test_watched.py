"""What admins watch Parley with names only metrics that there are."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kernel.metrics import MetricKind, all_metrics

DEPLOY = Path(__file__).parents[1] / "deploy"
ALERTS, DASHBOARD = DEPLOY / "alerts.yml", DEPLOY / "grafana-dashboard.json"
NAMED = re.compile(r"\bparley_[a-z_]+")
SUFFIXES = ("_bucket", "_sum", "_count")


def exposed_names() -> Iterator[str]:
    for metric in all_metrics():
        if metric.kind is MetricKind.HISTOGRAM:
            yield from (metric.name + suffix for suffix in SUFFIXES)
        else:
            yield metric.name


def expressions() -> Iterator[str]:
    dashboard = json.loads(DASHBOARD.read_text("utf-8"))
    for panel in dashboard["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    for line in ALERTS.read_text("utf-8").splitlines():
        if not line.lstrip().startswith(("- alert", "#", "- name", "summary", "action")):
            yield line


def test_every_metric_of_dashboard_and_alerts_exists() -> None:
    named = {name for words in expressions() for name in NAMED.findall(words)}

    assert named - set(exposed_names()) == set()


def test_the_dashboard_shows_every_metric() -> None:
    shown = set(NAMED.findall(DASHBOARD.read_text("utf-8")))
    missing = {
        metric.name
        for metric in all_metrics()
        if not any(name.startswith(metric.name) for name in shown)
    }

    assert missing == set()


def test_labels_in_expressions_are_those_of_the_metrics() -> None:
    known = {label for metric in all_metrics() for label in metric.labels} | {"le", "job"}
    used = set()
    for words in expressions():
        for group in re.findall(r"by \(([\w, ]+)\)", words):
            used |= {label.strip() for label in group.split(",")}
        used |= set(re.findall(r"[{,]\s*(\w+)=\"", words))

    assert used <= known


def test_no_label_names_people_or_their_words() -> None:
    personal = {"member", "community", "place", "user", "guild", "channel", "words", "name"}

    assert not [m.name for m in all_metrics() if personal & set(m.labels)]


def test_prometheus_takes_the_alert_rules() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed: apt-get install prometheus")
    done = subprocess.run(  # noqa: S603  # Prometheus' own tool
        [promtool, "check", "rules", str(ALERTS)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
