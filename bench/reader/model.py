"""The reader: MiniLM's six layers with four heads, in plain torch."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from bench.reader.pairs import Bears

WIDTH, LAYERS, HEADS, INNER, WORDS, PLACES = 384, 6, 12, 1536, 30522, 512
HEAD_NAMES = ("pooled", "says", "bears", "evidence", "span")


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.after_mixing, self.after_inner = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = states.shape
        query, key, value = (
            part(states).view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # Written out: torch's own attention takes four times as long on the way back on a CPU.
        likeness = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(-1, -2)) + mask
        seen = torch.matmul(torch.softmax(likeness, -1, dtype=likeness.dtype), value)
        seen = self.mixed(seen.transpose(1, 2).reshape(rows, length, WIDTH))
        states = self.after_mixing(states + seen)
        return self.after_inner(states + self.outer(functional.gelu(self.inner(states))))


class Reader(nn.Module):
    """Tokens to: says so (a row), evidence of each token, start and end of the answer, and whether
    the text bears out what is taken for granted (see `Bears`)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.parts = nn.Embedding(2, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pooled = nn.Linear(WIDTH, WIDTH)
        self.says = nn.Linear(WIDTH, 1)
        self.evidence = nn.Linear(WIDTH, 1)
        self.span = nn.Linear(WIDTH, 2)
        self.bears = nn.Linear(WIDTH, len(Bears))

    def states(self, tokens: Tensor, parts: Tensor) -> Tensor:
        """What each token came to mean."""
        mask = torch.where(tokens == 0, -1e4, 0.0)[:, None, None, :]
        places = torch.arange(tokens.shape[1], device=tokens.device)[None, :]
        states = self.first(self.words(tokens) + self.places(places) + self.parts(parts))
        if torch.is_autocast_enabled("cpu"):
            mask, states = mask.bfloat16(), states.bfloat16()
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def forward(self, tokens: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        states = self.states(tokens, parts)
        pooled = torch.tanh(self.pooled(states[:, 0]))
        says, evidence = self.says(pooled)[:, 0], self.evidence(states)[..., 0]
        return says, evidence, self.span(states), self.bears(pooled)


def from_minilm(path: Path) -> Reader:
    """A reader that starts from all-MiniLM-L6-v2, its word vectors held fast."""
    given = load_file(path / "model.safetensors")
    names = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "mixed",
        "attention.output.LayerNorm": "after_mixing",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "after_inner",
    }
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "parts.weight": given["embeddings.token_type_embeddings.weight"],
        "first.weight": given["embeddings.LayerNorm.weight"],
        "first.bias": given["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = given[
                    f"encoder.layer.{layer}.{theirs}.{part}"
                ]
    reader = Reader()
    missing, unknown = reader.load_state_dict(state, strict=False)
    assert not unknown
    assert all(name.split(".")[0] in HEAD_NAMES for name in missing)
    reader.words.weight.requires_grad_(False)
    return reader
