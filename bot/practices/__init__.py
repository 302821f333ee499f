"""Practice debates of one member against a language model: private, and counted nowhere."""
