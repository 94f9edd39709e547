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
# A panic's text names the file it is in: the name of the crate will do, not that of somebody's folder.
crates=${CARGO_HOME:-$HOME/.cargo}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$crates/registry/src=crates --remap-path-prefix=$root=opstap --cfg erase_components"
# Views of many kinds become one: a quarter less wasm.
with_wasm trunk build --release --offline=true --locked "$@"
