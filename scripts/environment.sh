# Sourced by the other scripts: where the project's own tools live, and which Rust builds for wasm.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=$root/.tools
export PATH=$tools/bin:$root/node_modules/.bin:$PATH
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

# One sentence for the person at the keyboard, then stop.
stop() {
    printf '\nopstap: %s\n' "$*" >&2
    exit 1
}

say() { printf 'opstap: %s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }

# Run a command that builds for wasm, the way `scripts/setup.sh` found to work here.
with_wasm() {
    if [ "$(cat "$tools/wasm-way" 2>/dev/null)" = debian ]; then
        env PATH="$tools/bin:$root/node_modules/.bin:/usr/bin:$PATH" RUSTC=/usr/bin/rustc \
            RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "$@"
    else
        "$@"
    fi
}

# How everything that ships is compiled for wasm.
for_release() {
    # A panic's text names the file it is in: the name of the crate will do, not that of somebody's folder.
    local crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
    # Views of many kinds become one (erase_components): a quarter less wasm.
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$crates=crates --remap-path-prefix=$root=opstap --cfg erase_components"
}
