"""How far one spelling is from another."""


def count_edits(one: str, other: str) -> int:
    """Letters put in, left out, changed, or swapped with the next, to make one word of another.

    No letter is touched twice (Damerau and Levenshtein, optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i, *row[1:]]
        for j, b in enumerate(other, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], before[j - 2] + 1)
        before = above
    return row[-1]
