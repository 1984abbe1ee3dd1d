# `make` builds everything and leaves the programs in this folder; cargo does the work.
PROGRAMS := ds4 ds4-server ds4-agent ds4-bench ds4-eval ds4-quantize ds4-responses-adapter

.PHONY: all test clean
all:
	cargo build --release
	@for p in $(PROGRAMS); do if [ -x target/release/$$p ]; then ln -sf target/release/$$p $$p; fi; done

test:
	cargo test

clean:
	cargo clean
	rm -f $(PROGRAMS)
