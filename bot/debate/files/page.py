"""Views as one HTML page that needs nothing else, for files."""

import re
from base64 import b64encode
from html import escape

from bot.kernel import view as v
from bot.kernel.reader import ENGLISH, put_into_words

_SAFE = re.compile(r"https?://", re.IGNORECASE)
_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse }} th, td {{ border: 1px solid #8888; padding: .2rem .5rem }}
blockquote {{ border-left: .25rem solid #8888; margin-left: 0; padding-left: 1rem }}
.note {{ opacity: .75; font-size: .9rem }} dt {{ font-weight: 600 }} img {{ max-width: 100% }}
</style></head><body>
"""


def page(view: v.View, title: str) -> str:
    """A view as a page; buttons and forms have no place in a file."""
    blocks = put_into_words(view, ENGLISH).blocks
    body = "\n".join(_block(block, first=n == 0) for n, block in enumerate(blocks))
    return f"{_HEAD.format(title=escape(title))}{body}\n</body></html>\n"


def _block(block: v.Block, *, first: bool) -> str:  # a case a block
    match block:
        case v.Heading(words):
            tag = "h1" if first else "h2"
            return f"<{tag}>{escape(words)}</{tag}>"
        case v.Text(spans):
            return f"<p>{_spans(spans)}</p>"
        case v.Note(spans):
            return f'<p class="note">{_spans(spans)}</p>'
        case v.Quotation(spans, citation):
            where = f" {escape(citation.label)}" if citation else ""
            return f"<blockquote>{_spans(spans)}{where}</blockquote>"
        case v.Fields(rows):
            rows_ = (f"<dt>{escape(name)}</dt><dd>{_spans(cell.spans)}</dd>" for name, cell in rows)
            return f"<dl>{''.join(rows_)}</dl>"
        case v.Items(items, ordered, begin):
            tag, start = ("ol", f' start="{begin}"') if ordered else ("ul", "")
            entries = "".join(f"<li>{_spans(item.spans)}</li>" for item in items)
            return f"<{tag}{start}>{entries}</{tag}>"
        case v.Table():
            return _table(block)
        case v.Picture(png, alt, _, light):
            image = f'<img alt="{escape(alt)}" src="{_embedded(light or png)}">'
            dark = f'<source media="(prefers-color-scheme: dark)" srcset="{_embedded(png)}">'
            return f"<picture>{dark}{image}</picture>"
        case v.Divider():
            return "<hr>"
        case _:
            return ""


def _embedded(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _table(table: v.Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    heads = "".join(f"<th>{escape(head)}</th>" for head in table.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    return f"<table>{caption}<tr>{heads}</tr>{rows}</table>"


def _spans(spans: tuple[v.Span, ...]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: v.Span) -> str:
    match span:
        case v.Plain(words) | v.Person(name=words) | v.Place(name=words):
            return escape(words)
        case v.Strong(words):
            return f"<strong>{escape(words)}</strong>"
        case v.Emphasis(words):
            return f"<em>{escape(words)}</em>"
        case v.Code(words):
            return f"<code>{escape(words)}</code>"
        case v.Link(words, address) if _SAFE.match(address):
            return f'<a rel="noreferrer" href="{escape(address)}">{escape(words)}</a>'
        case v.Link(words, _):
            return escape(words)
        case v.Moment(at):
            return f"<time>{at:%Y-%m-%d %H:%M:%S} UTC</time>"
