"""What docs/proxies.md says, in the real nginx and Caddy: page, joining, socket, file, address."""

import asyncio
import logging
import os
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from browsing import chromium
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.async_api import expect
from running_console import Running, Start, Tab
from test_web_saying import upload

from bot.adapters.web.proxies import read_networks
from tests.programs import free_port, installed
from tests.waiting import comes_true

GUIDE = Path(__file__).parents[3] / "docs" / "proxies.md"
HOST = "parley.example.org"
TOKEN = "let-me-come-in-please"  # noqa: S105
VISITOR = "127.0.0.2"
LONG_TEXT = b"words " * 400_000
"""More than nginx takes where no line of the guide allows it."""
AS_OURSELVES = "" if os.getuid() else "user root root;\n"
"""Started by root, nginx would work as somebody who may not write into a test's folder."""
TRUSTED = read_networks("127.0.0.1")


def block(name: str) -> str:
    """The lines of the guide under a mark."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def make_certificate(folder: Path) -> None:
    """parley.pem and parley.key, which nobody but these tests trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)  # noqa: TID251
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "parley.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "parley.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def nginx(lines: str, folder: Path, port: int, console: int) -> list[str]:
    """The command that serves the guide's lines on a port of ours, in front of a console."""
    lines = lines.replace("listen 443", f"listen 127.0.0.1:{port}")
    lines = lines.replace("/etc/ssl/", f"{folder}/").replace(":8484", f":{console}")
    temporary = "".join(
        f"{what}_temp_path {folder}/{what};\n"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{AS_OURSELVES}pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{lines}}}\n"
    )
    return [installed("nginx"), "-p", str(folder), "-c", "nginx.conf", "-g", "daemon off;"]


def caddy(lines: str, folder: Path, port: int, console: int) -> list[str]:
    """The same for Caddy, with the test's own certificate."""
    site = f"https://{HOST}:{port} {{\n    tls {folder}/parley.pem {folder}/parley.key"
    lines = lines.replace(f"{HOST} {{", site).replace(":8484", f":{console}")
    ours = "{\n    admin off\n    auto_https disable_redirects\n    default_bind 127.0.0.1\n}\n"
    (folder / "Caddyfile").write_text(ours + lines)
    return [installed("caddy"), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


@asynccontextmanager
async def proxied(start: Start, folder: Path, name: str, **given: object) -> AsyncIterator[Running]:
    """A console behind a proxy: everything goes by the proxy's address."""
    make_certificate(folder)
    port = free_port()
    way = {"names": (HOST,), "token": TOKEN, "proxies": TRUSTED, **given}
    lines = block("caddy-path" if name == "caddy below" else name.split()[0])
    if name == "nginx below":
        lines = lines.replace("location / {", "location /parley/ {")
    if name == "nginx without sockets":
        lines = re.sub(r".*(Upgrade  |Connection  ).*\n", "", lines)
    serve = nginx if name.startswith("nginx") else caddy
    async with start(**way) as here:
        child = await asyncio.create_subprocess_exec(
            *serve(lines, folder, port, here.port),
            env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await _answers(port, child)
            connector = aiohttp.TCPConnector(ssl=False, resolver=Here(), local_addr=(VISITOR, 0))
            async with aiohttp.ClientSession(connector=connector) as session:
                here.session, here.port = session, port
                below = "/parley" if name.endswith("below") else ""
                here.base = f"https://{HOST}:{port}{below}"
                yield here
        finally:
            child.terminate()
            await child.wait()


class Here(AbstractResolver):
    """Every name is this machine's."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


async def _answers(port: int, child: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(20):
        while True:
            assert child.returncode is None, "the proxy did not start"
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


WAYS = [
    ("nginx", {}),
    ("nginx below", {"path": "/parley"}),
    ("caddy", {}),
    ("caddy below", {}),
]


@pytest.mark.parametrize(("name", "given"), WAYS, ids=[name for name, _ in WAYS])
async def test_people_meet_behind_a_proxy(
    start: Start,
    tmp_path: Path,
    name: str,
    given: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with proxied(start, tmp_path, name, **given) as here:
        root = "/parley/" if name.endswith("below") else "/"
        async with here.session.get(f"{here.base}/") as got:
            assert f'src="{root}static/console.js"' in await got.text()
        async with here.session.get(f"{here.base}/static/console.js") as got:
            assert got.status == 200
        async with here.session.get(here.base) as got:
            assert got.status == 200
            assert got.url.path == root
        ana = await join(here, "Ana")
        ben = await join(here, "Ben")
        async with ben.line() as line:
            await line.next("ready")
            await ana.say("Good morning")
            assert "Good morning" in (await line.until("Good morning"))[-1]["html"]
        status, got = await upload(ana, "/bring", "file", LONG_TEXT)
        assert status == 200, got
        assert await comes_true(lambda: here.doings.files, 20)
        assert here.doings.files[-1].content == LONG_TEXT
        with caplog.at_level(logging.WARNING):
            lies = {"X-Forwarded-For": "198.51.100.1", "Forwarded": "for=198.51.100.2"}
            status, _ = await here.try_join({"name": "Mallory", "token": "x"}, **lies)
        assert status == 403
        assert f"wrong token from {VISITOR}" in caplog.text


async def join(here: Running, name: str) -> Tab:
    """As the page does: with the origin that the browser knows."""
    origin = here.base.removesuffix("/parley")
    status, got = await here.try_join({"name": name, "token": TOKEN}, Origin=origin)
    assert status == 200, got
    return Tab(here.session, here.base, got["key"], got["member"])


BROWSERS = [("caddy below", {}), ("nginx without sockets", {})]


@pytest.mark.parametrize(("name", "given"), BROWSERS, ids=[name for name, _ in BROWSERS])
async def test_a_browser_below_a_path_is_live_and_one_without_sockets_says_why(
    start: Start, tmp_path: Path, name: str, given: dict[str, object]
) -> None:
    async with proxied(start, tmp_path, name, **given) as here, chromium(*MAPPED) as browser:
        context = await browser.new_context(ignore_https_errors=True, locale="en-GB")
        page = await context.new_page()
        await page.goto(f"{here.base}/")
        await page.get_by_label("Your name").fill("Ana")
        await page.get_by_label("Token").fill(TOKEN)
        await page.keyboard.press("Enter")
        if name.startswith("caddy"):
            await expect(page.locator("#state")).to_have_text("Connected")
            assert page.url == f"{here.base}/room/lobby"
            await page.get_by_role("textbox", name="Message").fill("Good morning")
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("log")).to_contain_text("Good morning")
            await page.reload()
            await expect(page.get_by_role("log")).to_contain_text("Good morning")
        else:
            trouble = page.get_by_text("doesn’t pass on WebSockets")
            await expect(trouble).to_be_visible()
            await expect(page.locator("#state")).to_have_text("Not connected")


MAPPED = (f"--host-resolver-rules=MAP {HOST} 127.0.0.1", "--ignore-certificate-errors")
