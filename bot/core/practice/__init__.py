"""Practice: a debate of one member against a language model, by the rules of any debate."""
