"""No file that is kept holds a secret: shapes of tokens, keys and addresses with a password."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "invented_secrets.txt"
"""Lines that look like secrets and are none: `path: the whole line`, without space around it."""

SHAPES = {
    "a bot's token of Discord": r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,45}",
    "a webhook of Discord": r"discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d",
    "a token of Slack": r"\bxox[a-z](?:\.\w+)?-[\w%.-]{4,}",
    "a token for Slack's socket": r"\bxapp-[\w-]{4,}",
    "a webhook of Slack": r"hooks\.slack\.com/\w+/\w",
    "a key of a model's provider": r"\b[rs]k[-_][\w-]{12,}",
    "a key of Google": r"\bAIza[\w-]{30,}",
    "a key of Amazon": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{20,})",
    "a token of GitLab, PyPI or npm": r"\b(?:glpat-[\w-]{16,}|pypi-[\w-]{50,}|npm_\w{30,})",
    "a token of Hugging Face": r"\bhf_[A-Za-z0-9]{20,}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.",
    "a private key": r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY",
    "a password in an address": r"\b[a-z][a-z+]+://[^\s/:@\"'{}<>]+:[^\s/@\"'{}<>]+@",
}


def found(words: str) -> Iterator[tuple[str, str]]:
    """Each line that looks like a secret, and what it looks like."""
    for line in words.splitlines():
        for name, shape in SHAPES.items():
            if re.search(shape, line):
                yield line.strip(), name


def kept() -> list[Path]:
    """Every file of the repository that is kept or is about to be."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=60)  # noqa: S603
    except FileNotFoundError:
        pytest.skip("no git here to say which files are kept")
    if done.returncode:
        pytest.skip("this is no checkout of git")
    paths = {ROOT / name for name in done.stdout.split("\0") if name}
    return sorted(path for path in paths if path.is_file() and path != INVENTED)


def test_no_kept_file_holds_a_secret() -> None:
    invented = set(INVENTED.read_text("utf-8").splitlines())
    seen = {
        f"{path.relative_to(ROOT).as_posix()}: {line}": name
        for path in kept()
        for line, name in found(path.read_text("utf-8", errors="replace"))
    }
    leaked = [f"{where.split(': ')[0]} holds {seen[where]}" for where in seen.keys() - invented]

    assert not leaked, (
        f"{sorted(leaked)}: take it out, and make it void where it was given. If it is invented,"
        f" name the line in {INVENTED.name}"
    )
    assert not invented - seen.keys(), f"no such line any more, or it is no secret: {INVENTED.name}"


def invent(length: int) -> str:
    return ("aB3" * length)[:length]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a bot's token of Discord", ("M", invent(23), ".", "Gx_y-z", ".", invent(38))),
        ("a webhook of Discord", ("https://discord", ".com/api/webhooks/", "123456/abc")),
        ("a webhook of Discord", ("https://ptb.discordapp", ".com/api/v10/webhooks/", "1/x")),
        ("a token of Slack", ("xo", "xb-1234-5678-", invent(24))),
        ("a token of Slack", ("xo", "xe.xoxp-1-", invent(24))),
        ("a token for Slack's socket", ("xa", "pp-1-A0-1-", invent(20))),
        ("a webhook of Slack", ("https://hooks.slack", ".com/services/", "T0/B0/x")),
        ("a key of a model's provider", ("s", "k-ant-api03-", invent(40))),
        ("a key of a model's provider", ("s", "k-proj-", invent(40))),
        ("a key of Google", ("AI", "za", invent(35))),
        ("a key of Amazon", ("AK", "IA", "Q" * 16)),
        ("a token of GitHub", ("gh", "p_", invent(36))),
        ("a token of GitHub", ("github", "_pat_", invent(60))),
        ("a token of GitLab, PyPI or npm", ("gl", "pat-", invent(20))),
        ("a token of Hugging Face", ("h", "f_", invent(34))),
        ("a signed token", ("ey", "J", invent(20), ".ey", "J", invent(20), ".", invent(20))),
        ("a private key", ("-----BEGIN ", "PRIVATE KEY-----")),
        ("a private key", ("-----BEGIN ", "OPENSSH PRIVATE KEY-----")),
        ("a password in an address", ("postgresql", "://ana:", "word@db.example.org/parley")),
    ],
)
def test_a_secret_is_known_by_its_shape(name: str, parts: tuple[str, ...]) -> None:
    told = [seen for _, seen in found(f'TOKEN = "{"".join(parts)}"')]

    assert name in told


@pytest.mark.parametrize(
    "words",
    [
        "PARLEY_SLACK_BOT_TOKEN=xoxb-…",
        "the risk-averse-and-the-risk-seeking",
        "https://example.org:8484/parley",
        "ask-for-what-you-want",
        "https://hooks.slack.com/",
        "-----BEGIN CERTIFICATE-----",
        "1.2.3: M-dashes and N-dashes.",
    ],
)
def test_what_is_no_secret_is_not_taken_for_one(words: str) -> None:
    assert not list(found(words))
