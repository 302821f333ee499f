"""Figures as a table that can be read."""

from collections.abc import Mapping


def printed(found: Mapping[str, object], depth: int = 0) -> str:
    """Nested figures as indented lines, numbers to three places."""
    lines = []
    for name, value in found.items():
        if isinstance(value, Mapping):
            lines += [f"{'  ' * depth}{name}", printed(value, depth + 1)]
        else:
            shown = f"{value:.3f}" if isinstance(value, float) else str(value)
            lines.append(f"{'  ' * depth}{name:<52} {shown:>12}")
    return "\n".join(lines)
