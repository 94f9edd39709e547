#!/usr/bin/env bash
# The program that times the engines in a browser, into dist-bench/, compiled as what ships is.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
cd "$root"
for_release
with_wasm cargo build --quiet --release --locked --target wasm32-unknown-unknown --bin bench
rm -rf dist-bench
wasm-bindgen --target web --no-typescript --out-dir dist-bench "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/bench.wasm"
# As Trunk does, after data-wasm-opt in index.html.
wasm-opt -Oz --output=dist-bench/bench_bg.wasm dist-bench/bench_bg.wasm
