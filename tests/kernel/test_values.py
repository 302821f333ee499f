"""Values behave as the standard library's frozen dataclasses with slots do."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, replace
from typing import Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    by: str
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate(Base):
    motion: str
    sides: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, compare=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0

    @property
    def far(self) -> float:
        return abs(self.x) + abs(self.y)


@dataclass(frozen=True, slots=True)
class One:
    value: float


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    inside: T


@dataclass(frozen=True, slots=True)
class Rough:
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rough) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())

    def __repr__(self) -> str:
        return f"~{self.name}"


@dataclass(frozen=True, slots=True)
class Checked:
    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("negative")


def standard(cls: type) -> type:
    """The same class as the standard library makes it."""
    told = [(f.name, f.type, _spec(f)) for f in fields(cls)]
    made = dataclasses.make_dataclass(cls.__name__, told, frozen=True, slots=True)
    made.__qualname__ = cls.__qualname__
    return made


def _spec(one: "dataclasses.Field[object]") -> object:
    return field(
        default=one.default, default_factory=one.default_factory, repr=one.repr,
        compare=one.compare, kw_only=one.kw_only,
    )  # type: ignore[call-overload]  # fmt: skip  # either is missing


@dataclass(frozen=True, slots=True)
class Counted:
    name: str
    size: int = field(init=False, default=3)
    seen: list[str] = field(init=False, default_factory=list, hash=False)


@dataclass(frozen=True, slots=True)
class Short:
    words: str

    def __init__(self, words: str) -> None:
        object.__setattr__(self, "words", words[:3])


CASES = [
    (Debate, {"by": "ana", "motion": "M"}),
    (Debate, {"by": "ana", "motion": "M", "at": 3, "sides": ("a", "b"), "notes": ["x"]}),
    (Point, {"x": 1.0}),
    (One, {"value": 2.0}),
    (Nothing, {}),
]


@pytest.mark.parametrize(("cls", "values"), CASES)
def test_a_value_is_what_the_standard_library_makes(cls: type, values: dict[str, object]):
    ours, theirs = cls(**values), standard(cls)(**values)

    assert repr(ours) == repr(theirs)
    assert (asdict(ours), astuple(ours)) == (asdict(theirs), astuple(theirs))
    assert cls.__match_args__ == standard(cls).__match_args__
    assert dataclasses.is_dataclass(cls)
    assert [(f.name, f.kw_only, f.default) for f in fields(cls)] == [
        (f.name, f.kw_only, f.default) for f in fields(standard(cls))
    ]
    assert (ours == cls(**values), hash(One(1.0))) == (True, hash(One(1.0)))
    assert ours != theirs
    assert not hasattr(ours, "__dict__")


@pytest.mark.parametrize(("cls", "values"), CASES)
def test_it_is_copied_and_kept(cls: type, values: dict[str, object]):
    one = cls(**values)

    assert copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_equal_values_are_equal_and_hash_alike(x: float, y: float):
    assert Point(x, y) == Point(x, y)
    assert hash(Point(x, y)) == hash(Point(x, y)) == hash((x, y))
    assert (Point(x, y) == Point(y, x)) is ((x, y) == (y, x))


def test_what_does_not_count_for_equality_does_not():
    assert Debate(by="a", motion="m", notes=["x"]) == Debate(by="a", motion="m")
    assert hash(Debate(by="a", motion="m", notes=["x"])) == hash(Debate(by="a", motion="m"))


def test_nothing_of_it_changes():
    point = Point(1.0)

    for change in (
        lambda: setattr(point, "x", 2.0),
        lambda: setattr(point, "z", 2.0),
        lambda: delattr(point, "x"),
    ):
        with pytest.raises(FrozenInstanceError):
            change()
    assert point == Point(1.0)
    assert replace(point, y=3.0) == Point(1.0, 3.0)


@pytest.mark.parametrize(
    "values", [{}, {"by": "a"}, {"by": "a", "motion": "m", "more": 1}, {"motion": "m"}]
)
def test_wrong_arguments_are_refused(values: dict[str, object]):
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        Debate(**values)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(TypeError):
        Debate("a", "m")  # type: ignore[call-arg,misc]  # on purpose


def test_each_makes_a_list_of_its_own():
    first, second = Debate(by="a", motion="m"), Debate(by="a", motion="m")

    assert first.notes is not second.notes


def test_what_a_class_says_itself_stands():
    assert Rough("Ana") == Rough("ana")
    assert len({Rough("Ana"), Rough("ana")}) == 1
    assert repr(Rough("Ana")) == "~Ana"
    assert Point(3.0, -4.0).far == 7.0
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)


def test_what_nobody_gives_is_there_all_the_same():
    assert (Counted("a").size, Counted("a").seen) == (3, [])
    assert hash(Counted("a")) == hash(("a", 3))
    with pytest.raises(TypeError):
        Counted("a", 4)  # type: ignore[call-arg]  # on purpose
    assert Short("promise").words == "pro"


def test_it_matches_by_position_and_by_name():
    match Point(1.0, 2.0):
        case Point(x, y=2.0):
            found = x
    assert found == 1.0
    assert Box[int](1) == Box(1)


def test_it_mixes_with_the_standard_library():
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Theirs(Base):
        more: int

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Ours(Theirs):
        most: int = 3

    assert Theirs(by="a", more=2) == Theirs(by="a", at=0, more=2)
    assert astuple(Ours(by="a", more=2)) == ("a", 0, 2, 3)


def test_a_default_that_can_change_is_refused():
    with pytest.raises(ValueError, match="default_factory"):

        @dataclass(frozen=True, slots=True)
        class Wrong:
            names: list[str] = []  # noqa: RUF012  # on purpose


def test_it_is_for_frozen_classes_with_slots():
    with pytest.raises(TypeError, match="for dataclasses"):

        @dataclass(frozen=False, slots=True)
        class Wrong:
            name: str
