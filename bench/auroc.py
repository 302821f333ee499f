"""How well scores tell one kind of case from the other."""

import numpy as np
from numpy.typing import NDArray


def auroc(scores: NDArray[np.floating], truth: NDArray[np.bool_]) -> float:
    """How often a true case scores above a false one; a tie counts half (Mann and Whitney)."""
    above = scores[truth][:, None] - scores[~truth][None, :]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())
