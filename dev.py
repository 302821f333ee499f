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
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)
RUN, DEV, BENCH = "requirements.lock", "requirements-dev.lock", "requirements-bench.lock"
MODEL = "requirements-model.lock"  # what a language model or PostgreSQL needs, besides RUN
GROUPS = "requirements-groups.lock"  # red-dwarf, which only a measurement needs
EXTRAS = ["--extra", "dev", "--extra", "model", "--extra", "postgres"]
HOLDS = {DEV: (DEV, MODEL, RUN), MODEL: (MODEL, RUN)}  # locks that hold all of another
# Without coverage, which makes pure code four times as slow: CI has 40 minutes.
WHOLE = ["-n", "2", "--dist", "loadfile"]
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
    if words[0] == "--version":
        print("Parley " + version())
        return 0
    if words[0] == "test":
        return test(prepare(DEV), words[1:])
    if words[:2] == ["bench", "opinion"]:
        return call([prepare(GROUPS, ".venv-groups"), "-m", "bench", *words[1:]])
    if words[:2] in (["bench", "processes"], ["bench", "faults"]):
        return call([prepare(DEV), "-m", "bench", *words[1:]])
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
    return become([prepare(MODEL if names_more(words) else RUN), "-m", "bot", *words])


def prepare(lock, folder=".venv"):
    """Make the virtual environment hold exactly what a lock says; returns its Python."""
    venv = os.path.join(HERE, folder)
    python = os.path.join(
        venv, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))
    )
    if not os.path.exists(python):
        make(venv, folder)
    make_command(python)
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


COMMAND = """#!{python}
import sys

sys.path.insert(0, {here!r})
from bot.__main__ import main

sys.exit(main())
"""


def make_command(python):
    """Write the command `parley` beside a Python, for who types .venv/bin/parley; it runs this
    checkout."""
    folder = os.path.dirname(python)
    if os.name == "nt":
        path = os.path.join(folder, "parley.cmd")
        words = '@"{}" -c "import sys; sys.path.insert(0, r\'{}\'); '.format(python, HERE)
        words += 'from bot.__main__ import main; sys.exit(main())" %*\n'
    else:
        path = os.path.join(folder, "parley")
        words = COMMAND.format(python=python, here=HERE)
    if read(path) == words:
        return
    try:
        with open(path, "w") as file:
            file.write(words)
        os.chmod(path, 0o755)
    except OSError as error:  # a checkout that cannot be written to: `dev.py` does the same
        say("{} was not written: {}".format(path, error.strerror))


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
        (MODEL, ["--extra", "model", "--extra", "postgres", "-c", RUN]),
        (DEV, [*EXTRAS, "-c", RUN, "-c", MODEL]),
        (BENCH, ["--extra", "bench", "-c", RUN]),
        (GROUPS, ["--extra", "groups", "-c", RUN]),
    ):
        if call(
            [python, "-m", "uv", "pip", "compile", "pyproject.toml", "-o", out, *common, *extra]
        ):
            return 1
    return 0


def names_more(words):
    """Do the environment, .env or the words of a command name a language model, or a PostgreSQL
    database? The packages for them are wanted only then."""
    if any(word.startswith(("postgresql://", "postgres://")) for word in words):
        return True
    names = ("PARLEY_MODEL", "PARLEY_DATABASE", "PARLEY_DATABASE_FILE")
    given = {}
    for line in read(".env").splitlines():
        name, _, value = line.partition("=")
        given[name.replace("export ", "").strip()] = value.split("#")[0].strip().strip("'\"")
    given.update((name, os.environ[name].strip()) for name in names if name in os.environ)
    return any(given.get(name) for name in names)


def version():
    """Parley's version, as the package says it, without loading that."""
    found = [
        line
        for line in read(os.path.join(HERE, "bot", "__init__.py")).splitlines()
        if line.startswith("__version__")
    ]
    return found[0].split('"')[1]


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
    """Hand over to Parley, signals and all; its sentences name commands as they are typed here."""
    python = "python" if os.name == "nt" else "python3"
    around = dict(surroundings(), TYPED_AS=python + " " + shlex.quote(sys.argv[0]))
    if os.name == "nt":
        return subprocess.call(command, env=around)
    os.execve(command[0], command, around)


def say(words):
    print(words, file=sys.stderr, flush=True)


def stop(words):
    say(words)
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
