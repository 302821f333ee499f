"""What is deployed on Kubernetes and with compose names settings that exist, and fits together."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.adapters.web.serving import ROUTES
from bot.cli.serving import LONGEST_STOP
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
CHART = ROOT / "deploy" / "helm" / "parley"
COMPOSE = (ROOT / "compose.yaml", ROOT / "deploy" / "compose.postgres.yaml")
VALUE = re.compile(r"\{\{ \.Values\.(\w+) \}\}")
KNOWN = {PREFIX + name.upper() for name in Settings.__struct_fields__}


class _Reset(yaml.SafeLoader):
    """Reads compose's own tag, which empties what a file before it has set."""


_Reset.add_constructor("!reset", lambda loader, node: loader.construct_sequence(node))


def rendered(template: Path) -> dict[str, Any]:
    """A template with the chart's own values; nothing in it needs more of Helm than that."""
    values = yaml.safe_load((CHART / "values.yaml").read_text("utf-8"))
    text = VALUE.sub(lambda found: str(values[found[1]]), template.read_text("utf-8"))
    assert "{{" not in text
    made = yaml.safe_load(text)
    assert isinstance(made, dict)
    return made


TEMPLATES = {path.stem: rendered(path) for path in sorted((CHART / "templates").glob("*.yaml"))}


def named(parts: object) -> Iterator[str]:
    """Names of settings wherever they stand."""
    yield from re.findall(r"PARLEY_[A-Z_]+", yaml.safe_dump(parts))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_manifest_says_what_it_is(name: str) -> None:
    made = TEMPLATES[name]

    assert {"apiVersion", "kind", "metadata", "spec"} <= set(made)
    assert made["metadata"]["labels"] == {"app": "parley"}


def test_what_belongs_together_finds_each_other() -> None:
    deployment, service = TEMPLATES["deployment"]["spec"], TEMPLATES["service"]["spec"]
    labels = deployment["template"]["metadata"]["labels"]
    (container,) = deployment["template"]["spec"]["containers"]

    assert deployment["selector"]["matchLabels"] == labels == service["selector"]
    assert service["ports"][0]["targetPort"] == container["ports"][0]["name"] == "web"
    assert container["livenessProbe"]["httpGet"]["path"] in {route.path for route in ROUTES}
    volumes = {volume["name"] for volume in deployment["template"]["spec"]["volumes"]}
    assert volumes == {mount["name"] for mount in container["volumeMounts"]}
    assert container["securityContext"]["readOnlyRootFilesystem"] is True


def test_settings_that_are_named_exist() -> None:
    files = [yaml.load(path.read_text("utf-8"), _Reset) for path in COMPOSE]  # noqa: S506  # a SafeLoader
    found = {name.removesuffix("_FILE") for part in (TEMPLATES, files) for name in named(part)}

    assert found <= KNOWN, found - KNOWN
    assert {"PARLEY_DATABASE", "PARLEY_DISCORD_SHARDS"} <= found


def test_the_chart_carries_the_version_of_the_program() -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")

    assert f'version = "{chart["appVersion"]}"' in project


def test_the_unit_for_systemd_is_one_and_waits_for_a_stop(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "admins.md").read_text("utf-8")
    (unit,) = re.findall(r"<!-- systemd -->\n```ini\n(.+?)```", page, re.DOTALL)
    read = ConfigParser()
    read.optionxform = str  # type: ignore[assignment, method-assign]  # as its own docs say
    read.read_string(unit)
    python, script, *words = read["Service"]["ExecStart"].split()

    assert Path(python).is_absolute()
    assert (ROOT / script).is_file()
    assert words == ["run"]
    assert float(read["Service"]["TimeoutStopSec"]) > LONGEST_STOP
    if systemd := shutil.which("systemd-analyze"):
        (tmp_path / "parley.service").write_text(unit, "utf-8")
        done = subprocess.run(  # noqa: S603  # systemd's own program
            [systemd, "verify", tmp_path / "parley.service"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "parley.service" not in done.stderr


def test_traefiks_lines_name_nothing_that_they_do_not_say() -> None:
    guide = (ROOT / "docs" / "proxies.md").read_text("utf-8")
    (lines,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    said = yaml.safe_load(lines)["http"]

    for router in said["routers"].values():
        assert router["service"] in said["services"]
        assert set(router["middlewares"]) == set(said["middlewares"])
        for name in (*router["entryPoints"], router["tls"]["certResolver"]):
            assert f"`{name}`" in guide


def test_the_command_that_asks_for_weak_packages_names_every_lock_that_runs() -> None:
    threats = (ROOT / "docs" / "threats.md").read_text("utf-8")
    (command,) = re.findall(r"pip-audit .*", threats)
    locks = set(re.findall(r"-r (\S+)", command))

    assert locks == {"requirements.lock", "requirements-model.lock"}
    assert all((ROOT / lock).is_file() for lock in locks)
