"""The sentence model's file, put so that its table of word vectors stays small in memory.

The table lies in the file as int8 with a scale a row. The graph makes all of it float and then
picks the rows of a text; onnxruntime does the former once, as it loads, and holds 47 MB in place of
12. Here the rows are picked first and made float then, which gives the same numbers.
"""

from collections.abc import Iterator

from bot.article.meaning.protobuf import read_fields, write_bytes, write_number

TABLE = "inner.embeddings.word_embeddings.weight"

_GRAPH, _NODE = 7, 1  # of a model; of its graph
_INPUT, _OUTPUT, _NAME = 1, 2, 3  # of a node

Node = tuple[list[str], list[str], bytes]
"""What it takes in and what it puts out, by name, and all else of it as bytes."""


def pick_rows_first(model: bytes) -> bytes:
    """The same model, in which rows of the table are picked before they are made float. Raises
    ValueError where no node takes the table in as expected."""
    return b"".join(
        write_bytes(_GRAPH, b"".join(_change_nodes(model, start, end)))
        if number == _GRAPH
        else _copy(model, number, start, end)
        for number, start, end in read_fields(model, 0, len(model))
    )


def _change_nodes(model: bytes, start: int, end: int) -> Iterator[bytes]:
    """The fields of the graph: nodes that make the table float are left out, and written again
    behind each one that picks rows of it."""
    unfolding: dict[str, Node] = {}
    is_picked = False
    for number, at, until in read_fields(model, start, end):
        node = _read_node(model, at, until) if number == _NODE else None
        if node is None:
            yield _copy(model, number, at, until)
        elif node[0][0] in (f"{TABLE}_q", f"{TABLE}_f"):
            unfolding[node[0][0]] = node
        elif node[0][0] == TABLE:
            yield from _write_picking(node, unfolding[f"{TABLE}_q"], unfolding[f"{TABLE}_f"])
            is_picked = True
        else:
            yield _copy(model, number, at, until)
    if not is_picked:
        raise ValueError("the model’s table of word vectors is used in another way")


def _write_picking(gather: Node, cast: Node, scale: Node) -> Iterator[bytes]:
    """Nodes that pick rows of the table and of its scales, and multiply the two."""
    (_, ids), (out,), how = gather
    yield _write_node([f"{TABLE}_q", ids], f"{out}_q", how)
    yield _write_node([f"{out}_q"], f"{out}_f", cast[2])
    yield _write_node([f"{TABLE}_scale", ids], f"{out}_scale", how)
    yield _write_node([f"{out}_f", f"{out}_scale"], out, scale[2])


def _read_node(model: bytes, start: int, end: int) -> Node:
    inputs, outputs, rest = list[str](), list[str](), b""
    for number, at, until in read_fields(model, start, end):
        if number in (_INPUT, _OUTPUT):
            (inputs if number == _INPUT else outputs).append(model[at:until].decode())
        elif number != _NAME:
            rest += _copy(model, number, at, until)
    return inputs or [""], outputs, rest


def _write_node(inputs: list[str], output: str, rest: bytes) -> bytes:
    names = b"".join(write_bytes(_INPUT, name.encode()) for name in inputs)
    return write_bytes(_NODE, names + write_bytes(_OUTPUT, output.encode()) + rest)


def _copy(model: bytes, number: int, start: int, end: int) -> bytes:
    return write_bytes(number, model[start:end]) if end else write_number(number, start)
