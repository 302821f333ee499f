.PHONY: run test bench lock
run test bench lock:
	@python3 dev.py $@
