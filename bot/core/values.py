"""Frozen dataclasses with slots that are quick to define.

Python before 3.13 compiles six methods for each dataclass when it is defined, half a millisecond
each time: a third of a start, for hundreds of classes of which most are not used in an hour. Here
only `__init__` is compiled, when a class is first used; the rest needs no code of its own. Type
checkers see `dataclasses.dataclass`, and `fields`, `replace`, `asdict` and their like take these
for what they are. See docs/decisions/quick-start.md.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from inspect import get_annotations
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

C = TypeVar("C")
Values = Callable[[object], tuple[object, ...]]


@dataclasses.dataclass(frozen=True)
class _Pattern:
    """How the standard library marks what it makes."""

    one: int


_PLAIN_FIELD = getattr(dataclasses.fields(_Pattern)[0], "_field_type")  # noqa: B009  # has no other name
_PARAMS = _Pattern.__dataclass_params__  # type: ignore[attr-defined]  # says "frozen" to subclasses
_NOT_GIVEN = object()

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False):
        """`dataclasses.dataclass` for what is frozen and has slots. Class variables, `InitVar` and
        comparison by order are for the other one."""
        if not (frozen and slots):
            raise TypeError("a class that is not frozen, or has no slots, is for dataclasses")
        return lambda cls: _made(cls, kw_only=kw_only)


def _made(cls: type[C], *, kw_only: bool) -> type[C]:
    inherited = [base.__dict__ for base in cls.__mro__[-1:0:-1]]
    known: dict[str, dataclasses.Field[object]] = {}
    for base in inherited:
        known |= base.get("__dataclass_fields__", {})
    namespace = dict(cls.__dict__)
    for name, kind in get_annotations(cls).items():
        known[name] = _field(name, kind, namespace.pop(name, dataclasses.MISSING), kw_only=kw_only)
    held = set(chain.from_iterable(_slots(base) for base in inherited))
    for given_to_all in ("__dict__", "__weakref__"):
        namespace.pop(given_to_all, None)
    namespace |= {
        "__slots__": tuple(name for name in known if name not in held),
        "__dataclass_fields__": known,
        "__dataclass_params__": _PARAMS,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    every = tuple(known.values())
    match = tuple(f.name for f in every if f.init and not f.kw_only)
    compared = _values_of(f.name for f in every if f.compare)
    hashed = _values_of(f.name for f in every if (f.compare if f.hash is None else f.hash))
    own = {"__match_args__": match, "__repr__": _shown, "__eq__": _equal(compared)}
    namespace = {**own, **namespace}
    if namespace.get("__hash__") is None:
        namespace["__hash__"] = _hash(hashed)
    define: Callable[..., type[C]] = type(cls)
    made = define(cls.__name__, cls.__bases__, namespace)
    if "__init__" not in namespace:
        _give(made, _first_init(made))
    return made


def _give(cls: type, init: Callable[..., None]) -> None:
    setattr(cls, "__init__", init)  # noqa: B010  # a type checker has seen another one


def _field(name: str, kind: object, given: object, *, kw_only: bool) -> dataclasses.Field[object]:
    made: dataclasses.Field[object]
    if isinstance(given, dataclasses.Field):
        made = given
    else:
        fresh: Callable[..., dataclasses.Field[object]] = dataclasses.field
        made = fresh(default=given)
        if given is not dataclasses.MISSING and type(given).__hash__ is None:
            raise ValueError(f"the default of {name} can change: use a default_factory")
    made.name, made.type = name, kind
    setattr(made, "_field_type", _PLAIN_FIELD)  # noqa: B010
    if made.kw_only is dataclasses.MISSING:
        made.kw_only = kw_only
    return made


def _slots(base: Mapping[str, object]) -> tuple[str, ...]:
    found = base.get("__slots__", ())
    assert isinstance(found, (str, tuple))  # noqa: S101  # no class of ours says it otherwise
    return (found,) if isinstance(found, str) else found


def _first_init(cls: type) -> Callable[..., None]:
    """Stands in for `__init__` until an instance is made."""

    def __init__(self: object, *args: object, **kwargs: object) -> None:  # noqa: N807  # shows in tracebacks
        compiled = _init(cls)
        _give(cls, compiled)
        compiled(self, *args, **kwargs)

    return __init__


def _init(cls: type) -> Callable[..., None]:
    """The `__init__` of a class: values go into their slots directly."""
    around: dict[str, object] = {"_NOT_GIVEN": _NOT_GIVEN}
    plain: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for field in dataclasses.fields(cls):
        name = field.name
        around[f"_set_{name}"] = getattr(cls, name).__set__
        value, parameter = name, name
        if field.default is not dataclasses.MISSING:
            around[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
            value = name if field.init else f"_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            around[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_NOT_GIVEN"
            value = f"_make_{name}()"
            if field.init:
                value = f"{value} if {name} is _NOT_GIVEN else {name}"
        if field.init:
            (named if field.kw_only else plain).append(parameter)
        body.append(f" _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join(["self", *plain, *(["*", *named] if named else [])])
    code = f"def __init__({parameters}):\n" + "\n".join(body or [" pass"])
    made: dict[str, Callable[..., None]] = {}
    exec(code, around, made)  # noqa: S102  # of names of fields alone, as dataclasses does
    made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return made["__init__"]


def _values_of(names: Iterable[str]) -> Values:
    each = tuple(names)
    if len(each) > 1:
        return attrgetter(*each)
    return lambda self: tuple(getattr(self, name) for name in each)


def _equal(values: Values) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return __eq__


def _hash(values: Values) -> Callable[[object], int]:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _shown(self: object) -> str:
    told = ", ".join(
        f"{field.name}={getattr(self, field.name)!r}"
        for field in dataclasses.fields(self)  # type: ignore[arg-type]  # it is one
        if field.repr
    )
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]  # type: ignore[arg-type]


def _restore(self: object, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):  # type: ignore[arg-type]
        object.__setattr__(self, field.name, value)
