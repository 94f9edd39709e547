#!/usr/bin/env bash
# The tests of the web layer, in a headless browser.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
cd "$root"
CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
export CHROMEDRIVER
with_wasm cargo test --locked --target wasm32-unknown-unknown --lib
