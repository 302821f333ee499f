"""Coming in: names, roles, tokens, and the key that the store never sees."""

from hashlib import sha256

import pytest
from running_console import Start, config

from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.serving import serve_console
from bot.kernel.pace import Pace
from bot.kernel.refusal import Refused

TOKENS = {
    "names": ("parley.example.org",),
    "token": "let-me-come-in-please",
    "admin_token": "the-chief-of-it-all",
}


async def test_joining_gives_a_key_of_which_only_the_hash_is_kept(start: Start) -> None:
    async with start() as here:
        status, got = await here.try_join({"name": " Ana  Maria ", "role": "chair"})
        rows = await here.db.read("SELECT member, key, name, role FROM console_members")

    assert status == 200
    assert {**got, "key": "", "member": ""} == {
        "key": "",
        "member": "",
        "name": "Ana Maria",
        "role": "chair",
    }
    assert rows == [(got["member"], sha256(got["key"].encode()).hexdigest(), "Ana Maria", 1)]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": "ANA"}, 409, "name_taken"),
        ({"name": "Аna"}, 409, "name_taken"),  # a Cyrillic A
        ({"name": " \u200b "}, 400, "name_wrong"),
        ({"name": "x" * 41}, 400, "name_wrong"),
        ({"name": "Par1ey"}, 400, "name_reserved"),
        ({"name": "Ben", "role": "king"}, 400, "request_unreadable"),
        ({"name": 7}, 400, "request_unreadable"),
        (["Ben"], 400, "request_unreadable"),
    ],
)
async def test_what_cannot_come_in(start: Start, body: object, status: int, code: str) -> None:
    async with start() as here:
        await here.join("Ana")

        got, answer = await here.try_join(body)

    assert (got, answer["code"]) == (status, code)
    assert answer["sentence"]


async def test_a_key_that_is_known_changes_its_members_name(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        status, got = await here.try_join({"name": "Anna", "role": "chair"}, **ana.headers)

        assert (status, got["member"], got["key"], got["name"]) == (
            200,
            ana.member,
            ana.key,
            "Anna",
        )
        assert (await here.try_join({"name": "Ana"}))[0] == 200


async def test_beyond_loopback_nobody_comes_in_without_the_token(start: Start) -> None:
    async with start(**TOKENS) as here:
        status, answer = await here.try_join({"name": "Ana", "token": "wrong"})
        assert (status, answer["code"]) == (403, "token_wrong")

        status, answer = await here.try_join(
            {"name": "Ana", "role": "chair", "token": "let-me-come-in-please"}
        )
        assert (status, answer["code"]) == (403, "role_not_open")

        assert (await here.try_join({"name": "Ana", "token": "let-me-come-in-please"}))[0] == 200
        assert (
            await here.try_join({"name": "Bo", "role": "admin", "token": "the-chief-of-it-all"})
        )[0] == 200


async def test_guessing_tokens_is_slowed_down(start: Start) -> None:
    async with start(**TOKENS, trying=Pace(burst=2, per_second=0.01)) as here:
        tries = [await here.try_join({"name": "Ana", "token": str(n)}) for n in range(3)]
        right, _ = await here.try_join({"name": "Ana", "token": "let-me-come-in-please"})

    assert [status for status, _ in tries] == [403, 403, 429]
    assert tries[2][1]["code"] == "too_many_tries"
    assert right == 200  # guessers hold up nobody who has the right one


async def test_a_new_token_puts_out_those_whom_the_old_one_let_in(start: Start) -> None:
    async with start(**TOKENS) as here:
        ana = await here.join("Ana", token=TOKENS["token"])
        assert (await ana.get("/api/rooms"))[0] == 200

    async with start(**{**TOKENS, "token": "changed-since-then"}) as here:
        status, answer = await here.again(ana).get("/api/rooms")

    assert (status, answer["code"]) == (401, "signed_out")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/rooms"),
        ("POST", "/api/rooms"),
        ("POST", "/api/say"),
        ("GET", "/api/posts?place=lobby"),
        ("GET", "/api/complete?place=lobby&line=/"),
        ("GET", "/api/picture/x?place=lobby&number=1"),
    ],
)
async def test_nothing_of_a_room_is_told_without_a_key(
    start: Start, method: str, path: str
) -> None:
    async with start() as here:
        for headers in ({}, {"Authorization": "Bearer guess"}, {"Authorization": "Basic x"}):
            async with here.session.request(method, here.base + path, headers=headers) as got:
                assert (got.status, (await got.json())["code"]) == (401, "signed_out")


async def test_an_unguarded_address_beyond_loopback_is_not_opened(start: Start) -> None:
    async with start() as here:
        with pytest.raises(Refused) as refused:
            async with serve_console(here.app, here.db, config(host="0.0.0.0")):  # noqa: S104
                pass

    assert refused.value.code is ConsoleRefusal.TOKEN_MISSING


async def test_a_port_in_use_is_said_with_another(start: Start) -> None:
    async with start() as here:
        with pytest.raises(Refused) as refused:
            async with serve_console(here.app, here.db, config(port=here.port)):
                pass

    assert refused.value.code is ConsoleRefusal.PORT_IN_USE
    assert refused.value.fields["other"] != here.port


async def test_an_address_that_is_not_ours_is_said(start: Start) -> None:
    async with start() as here:
        with pytest.raises(Refused) as refused:
            async with serve_console(here.app, here.db, config(host="192.0.2.1", **TOKENS)):
                pass

    assert refused.value.code is ConsoleRefusal.ADDRESS_UNUSABLE
