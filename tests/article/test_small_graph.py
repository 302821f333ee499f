"""The table of word vectors stays small in memory, and the vectors are the same."""

import numpy as np
import pytest

from bot.article import meaning
from bot.article.meaning.protobuf import read_fields, write_bytes, write_number
from bot.article.meaning.small_graph import TABLE, pick_rows_first

IDS = np.array([[101, 2023, 2003, 30521, 102], [101, 7592, 102, 0, 0]], np.int64)


@pytest.mark.skipif(not meaning.available(), reason="the model cannot be run here")
def test_rows_picked_first_give_the_same_numbers() -> None:
    from onnxruntime import InferenceSession

    path = meaning._model_path()  # noqa: SLF001
    assert path is not None
    model = path.read_bytes()
    given = {"input_ids": IDS, "attention_mask": (IDS > 0).astype(np.int64)}
    given["token_type_ids"] = np.zeros_like(IDS)

    before, after = (
        InferenceSession(each, providers=["CPUExecutionProvider"]).run(None, given)[0]
        for each in (model, pick_rows_first(model))
    )

    assert np.array_equal(before, after)


def test_a_model_that_uses_its_table_in_another_way_is_not_changed() -> None:
    graph = write_bytes(1, write_bytes(1, b"other") + write_bytes(2, b"out"))

    with pytest.raises(ValueError, match="another way"):
        pick_rows_first(write_bytes(7, graph))


def test_all_else_of_a_model_is_kept() -> None:
    nodes = [
        ([f"{TABLE}_q"], f"{TABLE}_f"),
        ([f"{TABLE}_f", f"{TABLE}_scale"], TABLE),
        ([TABLE, "ids"], "rows"),
        ([], "constant"),
    ]
    graph = b"".join(write_bytes(1, _node(*node)) for node in nodes)
    model = write_number(1, 300) + write_bytes(7, graph) + write_bytes(2, b"made by")

    changed = pick_rows_first(model)

    first, second, third = read_fields(changed, 0, len(changed))
    assert first == (1, 300, 0)
    assert changed[third[1] : third[2]] == b"made by"
    outputs = [
        changed[a:b].decode()
        for _, start, end in read_fields(changed, *second[1:])
        for number, a, b in read_fields(changed, start, end)
        if number == 2
    ]
    assert outputs == ["rows_q", "rows_f", "rows_scale", "rows", "constant"]


def test_fractions_are_passed_over() -> None:
    message = b"\x15\0\0\0\0" + b"\x19\0\0\0\0\0\0\0\0" + write_bytes(5, b"x" * 200)

    assert [
        (number, end - start) for number, start, end in read_fields(message, 0, len(message))
    ] == [(5, 200)]


def _node(inputs: list[str], output: str) -> bytes:
    names = b"".join(write_bytes(1, name.encode()) for name in inputs)
    return names + write_bytes(2, output.encode())
