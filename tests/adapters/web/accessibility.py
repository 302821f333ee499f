"""axe-core over a page as it stands."""

import os

import pytest
from playwright.async_api import Page


def load_axe() -> str:
    """The program that finds what is hard to reach; without it the test is skipped, but not in
    CI."""
    try:
        from axe_playwright_python.base import AXE_SCRIPT
    except ImportError:
        missing = "no axe-core here: pip install axe-playwright-python"
        if "CI" in os.environ:
            pytest.fail(missing)
        pytest.skip(missing)
    return str(AXE_SCRIPT)


async def find_violations(page: Page, axe: str) -> list[str]:
    """What axe-core holds against a page, each with the element it is about."""
    await page.evaluate(axe)
    found = await page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
