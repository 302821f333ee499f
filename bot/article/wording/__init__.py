"""Where a model words something: asked for, and held against the texts that it rests on.

The rules see figures, names, quotations and markup, in any language. They do not see whether a
sentence is true to its source: what is worded is marked as unchecked, the original beside it.
"""
