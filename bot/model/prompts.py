"""prompts/: what Parley tells a language model, one file a task, rendered with what it is about.

A file is a TOML header between lines of `+++`, then the instructions, a line `=== request`, and the
request. Both are Jinja in a sandbox. Words from outside can only be printed through the filter
`data`, which fences them in; anything else printed is a mistake of the file's.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Meta, Struct

from bot.kernel.refusal import Refused
from bot.model.inputs import Input, Ours, RenderedPrompt
from bot.model.refusals import ModelRefusal
from bot.model.rules.fence import fence_words, key_for, quiet

SHIPPED = Path(__file__).parents[2] / "prompts"

LARGEST = 40_000
"""Characters of a prompt's file."""

_HEADER = re.compile(r"\A\+\+\+\n(?P<head>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)
_REQUEST = "\n=== request\n"
_Part = str | int | Sequence["_Part"] | Mapping[str, "_Part"]
"""An input, or what stands in one."""
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_LABEL = re.compile(r"[a-z0-9 ]{1,60}")


class _Safe(str):
    """Words that were fenced in."""

    __slots__ = ()


class _Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """How the model is asked for a task."""

    temperature: Annotated[float, Meta(ge=0, le=1)]
    most_tokens: Annotated[int, Meta(ge=50, le=8000)]


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands at the top of a prompt's file."""

    purpose: str
    version: int
    inputs: tuple[str, ...]
    settings: _Settings


class Prompt(Struct, frozen=True, kw_only=True):
    """A task's prompt as its file has it."""

    task: str
    purpose: str
    version: int
    inputs: tuple[str, ...]
    temperature: float
    most_tokens: int
    hash: str
    instructions: Template
    request: Template

    def render(self, inputs: Mapping[str, Input]) -> RenderedPrompt:
        """Fill it in. An input too many or too few is a mistake of ours: ValueError.

        Raises Refused (PROMPT_WRONG) where the file asks for what it is not given.
        """
        if set(inputs) != set(self.inputs):
            raise ValueError(f"{self.task} takes {self.inputs}, not {tuple(inputs)}")
        cleaned = {name: _clean(value) for name, value in inputs.items()}
        key = key_for(words for value in cleaned.values() for words in _texts(value))
        values = {**cleaned, "key": Ours(key)}
        try:
            instructions, request = self.instructions.render(values), self.request.render(values)
        except TemplateError as error:
            raise Refused(
                ModelRefusal.PROMPT_WRONG, file=f"{self.task}.md", why=str(error)
            ) from error
        return RenderedPrompt(
            task=self.task,
            instructions=instructions.strip(),
            request=request.strip(),
            temperature=self.temperature,
            most_tokens=self.most_tokens,
            hash=self.hash,
        )


def load(own_folder: Path | None = None) -> Mapping[str, Prompt]:
    """The prompts by task, those in an admin's folder in place of ours.

    Raises Refused (PROMPTS_MISSING, PROMPT_UNKNOWN, PROMPT_WRONG).
    """
    shipped = {path.stem: _read(path) for path in _files(SHIPPED)}
    if own_folder is None:
        return shipped
    prompts = dict(shipped)
    for path in _files(own_folder):
        if path.stem not in shipped:
            raise Refused(ModelRefusal.PROMPT_UNKNOWN, file=path, known=", ".join(sorted(shipped)))
        prompt = _read(path)
        if set(prompt.inputs) != set(shipped[path.stem].inputs):
            input_names = ", ".join(shipped[path.stem].inputs)
            raise Refused(
                ModelRefusal.PROMPT_WRONG, file=path, why=f"its inputs must be {input_names}"
            )
        prompts[path.stem] = prompt
    return prompts


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Refused(ModelRefusal.PROMPTS_MISSING, folder=folder)
    return sorted(path for path in folder.glob("*.md") if path.stem != "README")


def _read(path: Path) -> Prompt:
    try:
        text = path.read_text("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(ModelRefusal.PROMPT_WRONG, file=path, why="it cannot be read") from error
    try:
        return parse(path.stem, text)
    except ValueError as error:
        raise Refused(ModelRefusal.PROMPT_WRONG, file=path, why=str(error)) from error


def parse(task: str, text: str) -> Prompt:
    """A prompt from the text of its file. Raises ValueError, which says what is wrong."""
    if not _NAME.fullmatch(task):
        raise ValueError("its name must be small letters, digits and hyphens")
    if len(text) > LARGEST:
        raise ValueError(f"it has more than {LARGEST:,} characters")
    parts = _HEADER.fullmatch(text)
    if parts is None:
        raise ValueError("it must begin with a header between two lines of +++")
    try:
        header = msgspec.toml.decode(parts["head"], type=_Header)
    except msgspec.DecodeError as error:
        raise ValueError(f"its header is wrong: {error}") from error
    instructions, divided, request = parts["body"].partition(_REQUEST)
    if not divided:
        raise ValueError("a line === request must stand between instructions and request")
    environment = _environment()
    return Prompt(
        task=task,
        purpose=header.purpose,
        version=header.version,
        inputs=header.inputs,
        temperature=header.settings.temperature,
        most_tokens=header.settings.most_tokens,
        hash=hashlib.sha256(text.encode()).hexdigest()[:16],
        instructions=_template(environment, instructions),
        request=_check_inputs(environment, instructions, request, header.inputs),
    )


def _check_inputs(
    environment: ImmutableSandboxedEnvironment,
    instructions: str,
    request: str,
    inputs: Sequence[str],
) -> Template:
    """The request, once instructions and request are seen to use all inputs and nothing else."""
    template = _template(environment, request)
    used: set[str] = set()
    for part in (instructions, request):
        used |= meta.find_undeclared_variables(environment.parse(part))
    if unknown := used - set(inputs) - {"key"}:
        raise ValueError(f"it uses {', '.join(sorted(unknown))}, which is not among its inputs")
    if unused := set(inputs) - used:
        raise ValueError(f"it does not use {', '.join(sorted(unused))}")
    if "key" not in meta.find_undeclared_variables(environment.parse(instructions)):
        raise ValueError("its instructions must name {{ key }}, the mark of what is only data")
    return template


def _template(environment: ImmutableSandboxedEnvironment, text: str) -> Template:
    try:
        return environment.from_string(text)
    except TemplateError as error:
        raise ValueError(f"its template is wrong: {error}") from error


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_only_fenced,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the output is plain text for a model
    )
    environment.globals.clear()
    environment.filters = {"data": _data, "length": len}
    return environment


def _data(words: object, name: str, key: str) -> str:
    if not _LABEL.fullmatch(name):
        raise UndefinedError("data is named by small letters, digits and spaces of our own")
    return _Safe(fence_words(name, str(words), key))


def _only_fenced(value: object) -> object:
    """What a template prints: fenced words, words of ours, numbers, and its own literals."""
    if isinstance(value, _Safe | Ours | int):
        return value
    raise UndefinedError("words from outside may only be printed through the filter data")


def _clean(value: _Part) -> _Part:
    """An input whose words from outside cannot speak for anybody else."""
    match value:
        case Ours() | int():
            return value
        case str():
            return quiet(value)
        case Mapping():
            return {name: _clean(each) for name, each in value.items()}
        case _:
            return [_clean(each) for each in value]


def _texts(value: _Part) -> Iterator[str]:
    match value:
        case str():
            yield value
        case int():
            pass
        case Mapping():
            yield from _texts(list(value.values()))
        case _:
            for each in value:
                yield from _texts(each)
