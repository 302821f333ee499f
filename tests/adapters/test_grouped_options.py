"""Many options by groups: a menu for each on the web, menus with headings on Slack, one for each
chapter, and as many menus as before on Discord. Of a sheet these are its clauses."""

from bot.adapters.discord.forms import MOST_OPTIONS, fitted
from bot.adapters.slack.forms import filled, window
from bot.adapters.slack.places import Where
from bot.adapters.web.render import input_html
from bot.guarantee.content import clauses
from bot.guarantee.rules.space import ClauseKind
from bot.guarantee.views.forms import clause_option
from bot.kernel.view import Form, SeveralInput

HERE = Where(channel="C1")
SPACE = clauses.load()
FIELD = SeveralInput(
    name="changes",
    label="What clauses should say",
    options=tuple(
        clause_option(clause, option) for clause in SPACE.clauses for option in clause.options
    ),
    values=("scope=floor", "duties=reform"),
)
CHAPTERS = SeveralInput(
    name="c",
    label="L",
    options=tuple(
        clause_option(clause, option, group.label)
        for group in SPACE.groups
        for clause in SPACE.within(group.id)
        for option in clause.options
    ),
)
ONE = [clause for clause in SPACE.clauses if clause.kind is ClauseKind.ONE]
SEVERAL = [clause for clause in SPACE.clauses if clause.kind is ClauseKind.SEVERAL]


def test_the_web_asks_a_choice_for_each_clause_unchanged_at_first() -> None:
    page = str(input_html(FIELD, "f"))

    assert page.count("<select") == page.count("Unchanged") == len(ONE)
    assert page.count("<details") == len(SEVERAL)
    assert page.count("checkbox") == sum(len(clause.options) for clause in SEVERAL)
    assert page.count(" selected") == page.count(" checked") == page.count("<details open") == 1


def test_few_options_without_groups_stay_boxes() -> None:
    field = SeveralInput(name="a", label="A", options=FIELD.options[:2])

    assert "<select" not in str(input_html(field, "f"))


def test_slack_shows_one_menu_with_a_heading_for_each_clause() -> None:
    (element,) = [
        block["element"]
        for block in window(Form(title="T", action="/a", inputs=(FIELD,)), HERE)["blocks"]
        if block["type"] == "input"
    ]

    assert element["type"] == "multi_static_select"
    assert [group["label"]["text"] for group in element["option_groups"]] == [
        clause.name for clause in SPACE.clauses
    ]
    assert sum(len(group["options"]) for group in element["option_groups"]) == len(FIELD.options)
    assert len(element["initial_options"]) == len(FIELD.values)


def test_slack_shows_a_menu_for_each_chapter_and_reads_them_as_one_field() -> None:
    form = Form(title="T", action="/a", inputs=(CHAPTERS,))
    blocks = [block for block in window(form, HERE)["blocks"] if block["type"] == "input"]
    chosen = {
        block["block_id"]: {
            "value": {"selected_options": block["element"]["option_groups"][0]["options"][:n]}
        }
        for n, block in zip((1, 0, 1), blocks, strict=False)
    }
    values, _, _ = filled(chosen)

    assert [block["label"]["text"] for block in blocks] == [group.label for group in SPACE.groups]
    assert not [block for block in blocks if not block["optional"]]
    assert sum(len(g["options"]) for b in blocks for g in b["element"]["option_groups"]) == len(
        CHAPTERS.options
    )
    assert len(values["c"].split(", ")) == 2


def test_discord_shows_them_in_menus_that_it_can_hold() -> None:
    menus = fitted(Form(title="T", action="/a", inputs=(FIELD,))).inputs

    assert all(
        isinstance(menu, SeveralInput) and len(menu.options) <= MOST_OPTIONS for menu in menus
    )


def test_discord_s_menus_name_their_chapters_and_cut_no_clause() -> None:
    options, form = CHAPTERS.options, Form(title="T", action="/a", inputs=(CHAPTERS,))
    menus = [menu for menu in fitted(form).inputs if isinstance(menu, SeveralInput)]

    assert [option for menu in menus for option in menu.options] == list(options)
    by_clause: dict[str, set[str]] = {}
    for menu in menus:
        assert len(menu.options) <= MOST_OPTIONS
        chapters = list(dict.fromkeys(str(option.chapter) for option in menu.options))
        assert str(menu.label).startswith("; ".join(chapters))
        assert str(menu.hint).startswith(str(menu.options[0].group))
        for option in menu.options:
            by_clause.setdefault(str(option.group), set()).add(menu.name)
    assert all(len(names) == 1 for names in by_clause.values())
    named = "; ".join(str(menu.label) for menu in menus)
    assert all(group.label in named for group in SPACE.groups)
