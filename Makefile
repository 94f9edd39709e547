# Two commands are enough: `make run` and `make test`. Both install what is missing first.

.PHONY: help run dev build test test-native test-wasm test-browser lint format bench clean

help:
	@echo "make run     build, and serve on http://127.0.0.1:8080 (another port: PORT=8081 make run)"
	@echo "make test    every test: native, wasm, browser"
	@echo "make dev     serve, and build again after every change"
	@echo "make lint    formatting and clippy, native and wasm"
	@echo "make bench   sizes of the bundle, how long somebody waits, and how long the engines take"
	@echo "make clean   remove what was built; installed tools stay"

run: build
	node scripts/serve.mjs

build:
	scripts/setup.sh build
	scripts/build.sh

dev:
	scripts/setup.sh build
	bash -c '. scripts/environment.sh && with_wasm trunk serve --offline=true'

test: test-native test-wasm test-browser

test-native:
	scripts/setup.sh test
	cargo test --locked
	node --test --test-reporter spec tests/interop.mjs tests/schemas.mjs tests/contrast.mjs tests/texts.mjs

test-wasm:
	scripts/setup.sh test
	scripts/test-wasm.sh

test-browser: build
	scripts/setup.sh test
	npx --no-install playwright test

lint:
	scripts/setup.sh build
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	bash -c '. scripts/environment.sh && with_wasm cargo clippy --locked --target wasm32-unknown-unknown --lib --bins --tests -- -D warnings'
	node scripts/style.mjs dist-style
	node scripts/pictograms.mjs dist-style
	node scripts/texts.mjs dist-texts

format:
	cargo fmt
	node scripts/style.mjs --inline

bench: build
	scripts/setup.sh test
	node scripts/sizes.mjs
	scripts/bench.sh
	node tests/bench/engines.mjs
	node tests/bench/start-up.mjs
	npx --no-install playwright test import --grep "ten thousand" --project desktop --workers 1
	cargo bench --locked

clean:
	rm -rf target dist dist-bench dist-style dist-texts test-results playwright-report
