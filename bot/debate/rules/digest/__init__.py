"""What was said in a debate, made short for those who lead it or spoke in it."""
