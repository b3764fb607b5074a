# SPDX-License-Identifier: Apache-2.0
# The inner half of `run` and `deb`, inside the build environment: start.sh SOURCE app|cli|deb [ARGUMENT...]
# shellcheck shell=bash
set -euo pipefail

source=$1 mode=$2
shift 2
build=$source/build/release
log=$source/build/release-build.log

say() { printf 'nqi: %s\n' "$*" >&2; }

# Quiet while it works; the reasons when it does not. Two commands at once take turns.
build() {
    local lock maker progress='' status=0
    mkdir -p "$source/build"
    exec {lock}>"$source/build/release.lock"
    flock -n "$lock" || {
        say "another command uses build/release: waiting for it"
        flock "$lock"
    }
    {
        [ "$build/build.ninja" -nt "$source/CMakePresets.json" ] || (cd "$source" && cmake --preset release) || exit 1
        exec ninja -C "$build" "$@"
    } </dev/null >"$log" 2>&1 {lock}>&- &
    maker=$!
    trap 'kill "$maker" 2>/dev/null; exit 130' INT TERM HUP
    local waited=0
    while kill -0 "$maker" 2>/dev/null; do
        sleep 0.1
        waited=$((waited + 1))
        # The first seconds of a build that has nothing to do are nobody's business.
        if [ "$waited" -eq 20 ]; then say "building (log: build/release-build.log)"; fi
        if [ "$waited" -ge 20 ] && [ -t 2 ] && [ $((waited % 10)) -eq 0 ]; then
            progress=$(tail -n 1 "$log" | sed -n 's/^\(\[[0-9/]*\]\).*/\1/p')
            [ -z "$progress" ] || printf '\rnqi: %s ' "$progress" >&2
        fi
    done
    [ -z "$progress" ] || printf '\r\033[K' >&2
    wait "$maker" || status=$?
    trap - INT TERM HUP
    exec {lock}>&-
    if [ "$status" -ne 0 ]; then
        grep -E 'error|FAILED|Error' "$log" | head -n 20 >&2 || tail -n 20 "$log" >&2
        say "the build failed; the whole log is build/release-build.log"
        exit 1
    fi
}

# Is there a screen to open a window on? A variable alone is not an answer.
screen() {
    case "${QT_QPA_PLATFORM:-}" in offscreen | minimal | vnc* | linuxfb* | eglfs*) return 0 ;; esac
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
        case "$WAYLAND_DISPLAY" in
            /*) [ ! -S "$WAYLAND_DISPLAY" ] || return 0 ;;
            *) [ ! -S "${XDG_RUNTIME_DIR:-/nowhere}/$WAYLAND_DISPLAY" ] || return 0 ;;
        esac
    fi
    case "${DISPLAY:-}" in
        '') return 1 ;;
        :*)
            local number=${DISPLAY#:}
            number=${number%%.*}
            [ -S "/tmp/.X11-unix/X$number" ] || grep -q "@/tmp/.X11-unix/X$number\$" /proc/net/unix
            ;;
        *) return 0 ;;
    esac
}

if [ "$mode" = cli ]; then
    build nqi
    exec "$build/app/cli/nqi" "$@"
fi

if [ "$mode" = deb ]; then
    build nqi_packaged
    rm -rf "$build/packages"
    cpack --config "$build/CPackConfig.cmake" -B "$build/packages" >"$build/packages.log" 2>&1 || {
        tail -n 20 "$build/packages.log" >&2
        exit 1
    }
    rm -rf "$build/packages/_CPack_Packages"
    printf '%s\n' "$build"/packages/*.deb
    exit 0
fi

build nqi nqi_hub nqi-inspector
if ! screen; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        echo "The display ${WAYLAND_DISPLAY:-$DISPLAY} does not answer, so the app cannot open a window here."
    else
        echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the app cannot open a window."
    fi
    cat <<'TEXT'
The app is built; start this command again where there is a display. The same checks work on the command line:

  ./packaging/run cli demo                  make the demonstration database, once
  ./packaging/run cli scan PICTURE...       read the codes in pictures, folders or videos and judge each item
  ./packaging/run cli check TEXT            judge a code that is typed
  ./packaging/run cli --help                everything else
TEXT
    exit 0
fi
# The app makes the demonstration data when there are none, and starts and stops a hub of its own.
exec "$build/app/inspector/nqi-inspector" --demo "$@"
