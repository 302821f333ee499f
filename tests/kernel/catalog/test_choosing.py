"""Forms that know the answers: menus of titles, rankings by places, numbers for each of several."""

from msgspec.structs import replace

from bot.community.commands.help import Help
from bot.kernel.catalog import takes
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.parameters import Entry, Parameter
from bot.kernel.catalog.ranking import gather_fields
from bot.kernel.view import (
    ChoiceInput,
    Form,
    Input,
    LineInput,
    Option,
    Pick,
    PickInput,
    SeveralInput,
)

TRIGGER, SCOPE, TERM = Option("Trigger", "1"), Option("Scope", "2"), Option("Term", "3")
KNOWN = (TRIGGER, SCOPE, TERM)


def asked(parameter: Parameter, *, required: bool = True, **values: str) -> tuple[Input, ...]:
    """What the form of a command asks for that takes this alone."""
    named = replace(parameter, name="thing", required=required)
    entry = Entry(path=("help",), builds=Help, about="Help", parameters=(named,))
    (form,) = form_for(entry, values, {"thing": KNOWN}).blocks
    assert isinstance(form, Form)
    return form.inputs


def test_one_of_a_list_is_chosen_by_its_title():
    (field,) = asked(takes.number("Which", completion="things"), thing="2")

    assert isinstance(field, ChoiceInput)
    assert (field.options, field.value, field.title) == (KNOWN, "2", "Scope")


def test_what_was_given_by_its_title_is_chosen():
    (field,) = asked(takes.line("Which", completion="things"), thing="scope")

    assert isinstance(field, ChoiceInput)
    assert field.value == "2"


def test_what_was_given_and_is_not_on_the_list_stays():
    (field,) = asked(takes.line("Which", completion="things"), thing="2v1")

    assert isinstance(field, ChoiceInput)
    assert (field.value, field.options[0]) == ("2v1", Option("2v1", "2v1"))


def test_words_of_one_s_own_are_typed_with_the_list_beside_them():
    (field,) = asked(takes.line("Which", completion="things", own_words=True))

    assert isinstance(field, LineInput)
    assert field.suggests == KNOWN


def test_several_of_a_list_are_ticked():
    (field,) = asked(takes.several_of("Which", "things"), thing="1, 3")

    assert isinstance(field, SeveralInput)
    assert (field.options, field.values) == (KNOWN, ("1", "3"))


def test_a_member_is_picked():
    (field,) = asked(takes.member("Who"))

    assert isinstance(field, PickInput)
    assert (field.of, field.options) == (Pick.MEMBER, KNOWN)


def test_a_ranking_asks_for_its_first_second_and_third():
    fields = asked(takes.ranking("The order", "things"), thing="3 > 1")

    assert [(f.name, f.label, f.required) for f in fields] == [
        ("thing.1", "First choice", True),
        ("thing.2", "Second choice", False),
        ("thing.3", "Third choice", False),
    ]
    assert [f.value for f in fields if isinstance(f, ChoiceInput)] == ["3", "1", ""]


def test_numbers_are_asked_for_each_by_its_title():
    fields = asked(takes.marks("Points", "things"), required=False, thing="1=70, 2=72.5")

    assert [(f.name, f.label) for f in fields] == [
        ("thing.1", "Trigger"),
        ("thing.2", "Scope"),
        ("thing.3", "Term"),
    ]
    assert [f.value for f in fields if isinstance(f, LineInput)] == ["70", "72.5", ""]


def test_nothing_is_asked_for_that_may_be_left_out_and_is_not_there():
    named = replace(takes.line("Which", completion="things"), name="thing")
    entry = Entry(path=("help",), builds=Help, about="Help", parameters=(named,))

    (form,) = form_for(entry, {}, {"thing": ()}).blocks
    (unknown,) = form_for(entry, {}).blocks

    assert isinstance(form, Form)
    assert isinstance(unknown, Form)
    assert (form.inputs, len(unknown.inputs)) == ((), 1)


def test_the_fields_of_a_ranking_are_one_value_again():
    ranking = replace(takes.ranking("The order", "things"), name="order")
    marks = replace(takes.marks("Points", "things"), name="points")
    entry = Entry(path=("help",), builds=Help, about="Help", parameters=(ranking, marks))
    given = {"order.1": "3", "order.2": "1", "order.3": "3", "points.1": "70", "points.2": " "}

    gathered = gather_fields(entry, given)

    assert (gathered["order"], gathered["points"]) == ("3, 1, 3", "1=70")
