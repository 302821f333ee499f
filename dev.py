#!/usr/bin/env python3
"""Parley's launcher: makes .venv from the hashed locks, then does what you ask.

python3 dev.py run      start Parley and print the console's address
python3 dev.py test     every check and every test; more words go to pytest
python3 dev.py bench    the measurements; more words choose among them
python3 dev.py messages write all that Parley says to parley.pot, for translators
python3 dev.py lock     write the lock files anew from pyproject.toml
python3 dev.py WORDS    anything else is Parley's own command line: dev.py ask "…"
"""

# Standard library only, and no syntax younger than Python 3.6: an old Python must get as far as
# the sentence that says it is too old.

import hashlib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)
RUN, DEV, BENCH = "requirements.lock", "requirements-dev.lock", "requirements-bench.lock"
MODEL = "requirements-model.lock"  # what a language model needs, besides what RUN holds
GROUPS = "requirements-groups.lock"  # red-dwarf, which only a measurement needs
HOLDS = {DEV: (DEV, MODEL, RUN), MODEL: (MODEL, RUN)}  # locks that hold all of another
WHOLE = ["-n", "2", "--dist", "loadfile", "--cov", "--cov-report=term:skip-covered"]
CHECKS = (
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"]),
)


def main(words):
    if sys.version_info < OLDEST:
        stop(
            "Parley needs Python {}.{} or newer, and this is {}. Install a newer one and use it: "
            "python3.12 dev.py run".format(OLDEST[0], OLDEST[1], sys.version.split()[0])
        )
    if not words or words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if words[0] == "test":
        return test(prepare(DEV), words[1:])
    if words[:2] == ["bench", "opinion"]:
        return call([prepare(GROUPS, ".venv-groups"), "-m", "bench", *words[1:]])
    if words[:2] in (["bench", "balance"], ["bench", "model"]):
        return call([prepare(MODEL), "-m", "bench", *words[1:]])
    if words[:2] == ["bench", "size"]:
        return call([prepare(RUN), "-m", "bench", *words[1:]])
    if words[0] == "bench":
        return call([prepare(BENCH, ".venv-bench"), "-m", "bench", *words[1:]])
    if words[0] == "messages":
        return messages(prepare(RUN))
    if words[0] == "lock":
        return lock(prepare(DEV))
    return become([prepare(MODEL if names_a_model() else RUN), "-m", "bot", *words])


def prepare(lock, folder=".venv"):
    """Make the virtual environment hold exactly what a lock says; returns its Python."""
    venv = os.path.join(HERE, folder)
    python = os.path.join(
        venv, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))
    )
    if not os.path.exists(python):
        make(venv, folder)
    wanted, stamp = digest(lock), os.path.join(venv, lock + ".installed")
    if read(stamp) == wanted:
        return python
    say("Installing what {} names into {} (the first time takes a minute) …".format(lock, folder))
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += ["--no-deps", "--require-hashes", "-r", os.path.join(HERE, lock)]
    if subprocess.call(install) != 0:
        stop(
            "The packages could not be installed; pip says why above. Check the network, then run "
            "the same command again: it goes on where it stopped."
        )
    # Even where Python is told to write no bytecode, a start need not compile all of Parley.
    subprocess.call([python, "-m", "compileall", "-q", os.path.join(HERE, "bot")])
    for name in HOLDS.get(lock, (lock,)):
        with open(os.path.join(venv, name + ".installed"), "w") as file:
            file.write(digest(name))
    return python


def make(venv, folder):
    try:
        import ensurepip  # noqa: F401  # Debian splits it off, and venv fails without it
        import venv as _  # noqa: F401
    except ImportError:
        stop(
            "This Python cannot make virtual environments. On Debian or Ubuntu run: "
            "sudo apt install python{}.{}-venv".format(*sys.version_info[:2])
        )
    say("Making {} …".format(folder))
    if subprocess.call([sys.executable, "-m", "venv", venv]) != 0:
        stop(
            "{} could not be made; is this folder writable, and is there room on the disk?".format(
                venv
            )
        )


def test(python, words):
    """Every check, then every test; all of them run even when an early one fails."""
    failed = []
    for name, command in [] if words else CHECKS:
        say("== " + name)
        if call([python, *command]) != 0:
            failed.append(name)
    say("== tests")
    if call([python, "-m", "pytest", *(words or WHOLE)]) != 0:
        failed.append("tests")
    passed = "Done; only these words went to pytest." if words else "All checks and tests passed."
    say("Failed: " + ", ".join(failed) if failed else passed)
    return 1 if failed else 0


def messages(python):
    """Write parley.pot, which tools for translators merge into a catalog (bot/kernel/languages/fr.po)."""
    found = subprocess.check_output([python, "-m", "bot.cli.extraction"], cwd=HERE)
    with open(os.path.join(HERE, "parley.pot"), "wb") as file:
        file.write(found)
    return 0


def lock(python):
    """Resolve pyproject.toml for every platform and Python at once, with hashes and no host."""
    common = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    common += ["--no-emit-index-url", "--no-header", "--quiet"]
    for out, extra in (
        (RUN, []),
        (MODEL, ["--extra", "model", "-c", RUN]),
        (DEV, ["--extra", "dev", "--extra", "model", "-c", RUN, "-c", MODEL]),
        (BENCH, ["--extra", "bench", "-c", RUN]),
        (GROUPS, ["--extra", "groups", "-c", RUN]),
    ):
        if call(
            [python, "-m", "uv", "pip", "compile", "pyproject.toml", "-o", out, *common, *extra]
        ):
            return 1
    return 0


def names_a_model():
    """Do the environment or .env name a language model? Its packages are wanted only then."""
    if "PARLEY_MODEL" in os.environ:
        return bool(os.environ["PARLEY_MODEL"].strip())
    for line in read(".env").splitlines():
        name, _, value = line.partition("=")
        if name.replace("export ", "").strip() == "PARLEY_MODEL":
            return bool(value.split("#")[0].strip().strip("'\""))
    return False


def digest(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def surroundings():
    """The environment, with this checkout importable wherever the command is typed."""
    path = os.pathsep.join(filter(None, [HERE, os.environ.get("PYTHONPATH", "")]))
    # Of its own accord glibc gives each thread a heap, which costs a few megabytes.
    return dict({"MALLOC_ARENA_MAX": "2"}, **dict(os.environ, PYTHONPATH=path))


def call(command):
    return subprocess.call(command, cwd=HERE, env=surroundings())


def become(command):
    """Hand over to Parley, signals and all."""
    if os.name == "nt":
        return subprocess.call(command, env=surroundings())
    os.execve(command[0], command, surroundings())


def say(words):
    print(words, file=sys.stderr, flush=True)


def stop(words):
    say(words)
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
