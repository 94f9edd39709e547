#!/usr/bin/env bash
# The release bundle, into dist/.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
cd "$root"
# Nothing to do where nothing has changed since the last one.
sources=(src build data style index.html favicon.svg config.json Cargo.toml Cargo.lock Trunk.toml package-lock.json scripts)
if [ -f dist/headers.json ] && [ -z "$(find "${sources[@]}" -newer dist/headers.json -type f -print -quit)" ]; then
    say "dist/ is up to date"
    exit
fi
for_release
# Trunk builds the programs one after the other, most of it on one core; cargo builds several at once.
programs=(opstap later locked desk policy)
with_wasm cargo build --release --offline --locked --target wasm32-unknown-unknown "${programs[@]/#/--bin=}"
with_wasm trunk build --release --offline=true --locked "$@"
