"""What was said in a debate, made short for those who lead it or spoke in it: summaries, claims
suggested to their author, arguments that nobody answered."""
