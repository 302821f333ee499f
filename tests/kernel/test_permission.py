"""Three roles, each with the rights of those before it."""

from bot.kernel.permission import Role


def test_each_role_holds_the_rights_of_those_before_it():
    assert sorted(Role) == [Role.MEMBER, Role.CHAIR, Role.ADMIN]


def test_a_role_has_a_word_that_people_read():
    assert [role.title for role in Role] == ["member", "chair", "admin"]
