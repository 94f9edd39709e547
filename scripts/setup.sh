#!/usr/bin/env bash
# Install what is missing, and nothing else. `setup.sh build` is enough for `make run`;
# `setup.sh test` adds a browser and its driver. The second time it only looks.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
cd "$root"
purpose=${1:-build}
mkdir -p "$tools/bin"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif has sudo; then sudo "$@"
    else return 1
    fi
}

apt_install() {
    has apt-get || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$tools/apt.log" 2>&1 && return
    as_root apt-get update >"$tools/apt.log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$tools/apt.log" 2>&1
}

# --- Rust and its wasm target -------------------------------------------------------------------
has cargo || stop "Rust is missing. Install it from https://rustup.rs, then try again."
wanted_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
have_rust=$(rustc --version | cut -d' ' -f2)
[ "$(printf '%s\n' "$wanted_rust" "$have_rust" | sort -V | head -1)" = "$wanted_rust" ] ||
    stop "Rust $have_rust is too old; Opstap needs $wanted_rust. Run 'rustup update stable', then try again."

wasm_target_present() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; }
if wasm_target_present || { has rustup && rustup target add wasm32-unknown-unknown >"$tools/rustup.log" 2>&1 && wasm_target_present; }; then
    way=rustup
elif apt_install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22; then
    way=debian
else
    stop "The wasm target of Rust can't be had: 'rustup target add wasm32-unknown-unknown' failed and Debian's rustc-web is not there. Is the network reachable? (see .tools/rustup.log)"
fi
[ "$(cat "$tools/wasm-way" 2>/dev/null)" = $way ] || { echo $way >"$tools/wasm-way"; say "wasm is built with the Rust of $way"; }

# --- Node and its packages ----------------------------------------------------------------------
{ has node && has npm; } || apt_install nodejs npm || true
{ has node && has npm; } || stop "Node.js is missing. Install version 20 or newer (https://nodejs.org), then try again."
node_major=$(node -p 'process.versions.node.split(".")[0]')
[ "$node_major" -ge 20 ] || stop "Node.js $node_major is too old; Opstap needs 20 or newer (https://nodejs.org)."
if ! cmp -s package-lock.json node_modules/.opstap-lock; then
    say "fetching the npm packages"
    npm ci --ignore-scripts --no-audit --no-fund >"$tools/npm.log" 2>&1 ||
        stop "The npm packages can't be fetched. Is the network reachable? (see .tools/npm.log)"
    cp package-lock.json node_modules/.opstap-lock
fi

# --- Crates -------------------------------------------------------------------------------------
if ! cmp -s Cargo.lock "$tools/fetched.lock"; then
    say "fetching the crates"
    { cargo fetch --locked && with_wasm cargo fetch --locked --target wasm32-unknown-unknown; } >"$tools/cargo.log" 2>&1 ||
        stop "The crates can't be fetched. Is the network reachable? (see .tools/cargo.log)"
    cp Cargo.lock "$tools/fetched.lock"
fi

# --- Build tools, from their crates -------------------------------------------------------------
# They do little work themselves: build them fast rather than build them fast-running.
install_tool() { # crate version binary [cargo arguments]
    local crate=$1 version=$2 binary=$3
    shift 3
    if [ -x "$tools/bin/$binary" ] && "$tools/bin/$binary" --version 2>/dev/null | grep -qF " $version"; then return; fi
    say "building $crate $version (once; a few minutes)"
    local settings=(CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR="$tools/build")
    env "${settings[@]}" cargo install "$crate" --version "$version" --root "$tools" --locked "$@" >"$tools/$crate.log" 2>&1 ||
        env "${settings[@]}" cargo install "$crate" --version "$version" --root "$tools" "$@" >>"$tools/$crate.log" 2>&1 ||
        stop "$crate $version can't be built (see .tools/$crate.log). Is the network reachable?"
}
wasm_bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/.*= "|"/, ""); print }' Cargo.lock)
install_tool wasm-bindgen-cli "$wasm_bindgen" wasm-bindgen
install_tool trunk 0.22.1 trunk --no-default-features --features rustls --ignore-rust-version
rm -rf "$tools/build"

# --- A browser to test in -----------------------------------------------------------------------
if [ "$purpose" = test ]; then
    browser() { has chromium || has google-chrome || has chromium-browser; }
    { browser && has chromedriver; } || { say "installing Chromium and its driver"; apt_install chromium chromium-driver; } ||
        stop "The tests need Chromium and chromedriver. Install both (Debian: chromium chromium-driver), then try again. (see .tools/apt.log)"
fi
