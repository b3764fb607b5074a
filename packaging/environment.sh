# SPDX-License-Identifier: Apache-2.0
# Sourced by run, test and shell. Gives `inside COMMAND...`, which runs a command where every package of `packages` is
# installed: on Debian 13 and newer that is this system; elsewhere it is a Debian 13 root made once in the user's cache
# folder. Nothing stays mounted: the root is entered in a private mount namespace that ends with its last process.
# shellcheck shell=bash

set -euo pipefail

# A scheduler or a service may start us with next to nothing set.
export PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
if [ -z "${HOME:-}" ]; then
    HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
    export HOME=${HOME:-/}
fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(dirname "$here")
cache=${XDG_CACHE_HOME:-${HOME%/}/.cache}/nqi-inspector
suite=trixie

say() { printf 'nqi: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages"; }

os_release() { (. /etc/os-release 2>/dev/null && eval "printf '%s' \"\${$1:-}\""); }

is_native() {
    local number
    number=$(os_release VERSION_ID)
    [ "$(os_release ID)" = debian ] && [ "${number%%.*}" -ge 13 ] 2>/dev/null
}

missing_packages() {
    local list
    list=$(packages)
    # shellcheck disable=SC2086
    comm -23 <(printf '%s\n' $list | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $list 2>/dev/null | sed -n 's/^installed //p' | sort)
}

install_missing() {
    local missing lock
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086
    [ "$(id -u)" -eq 0 ] || fail "these packages are missing; install them as root: apt-get install --no-install-recommends" $missing
    exec {lock}>"$cache/install.lock"
    flock "$lock"
    say "installing the packages that building needs (log: $cache/setup.log)"
    # shellcheck disable=SC2046,SC2086
    {
        apt-get update -qq || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 $missing
    } </dev/null >"$cache/setup.log" 2>&1 || {
        tail -n 5 "$cache/setup.log" >&2
        fail "Debian packages could not be installed (no network, or no disk space?): the whole log is $cache/setup.log"
    }
    exec {lock}>&-
}

# What of the caller's environment means something inside: the display, the person, proxies, and our tools' own switches.
# The rest would carry this system's paths into another.
kept_environment() {
    local name
    for name in $(compgen -e); do
        case "$name" in
            QT_PLUGIN_PATH | QT_QPA_PLATFORM_PLUGIN_PATH | QML_IMPORT_PATH | QML2_IMPORT_PATH | CCACHE_DIR | NQI_CACHE) ;;
            HOME | USER | LOGNAME | TERM | COLORTERM | NO_COLOR | TZ | CI | DISPLAY | XAUTHORITY | WAYLAND_DISPLAY | XDG_*_HOME | \
                XDG_RUNTIME_DIR | XDG_SESSION_TYPE | DBUS_SESSION_BUS_ADDRESS | PULSE_* | http_proxy | https_proxy | no_proxy | \
                HTTP_PROXY | HTTPS_PROXY | NO_PROXY | CMAKE_BUILD_PARALLEL_LEVEL | NQI_* | QT_* | QML_* | QSG_* | LIBGL_* | MESA_* | \
                GTEST_* | CTEST_* | NINJA_* | CCACHE_* | ASAN_* | UBSAN_* | LSAN_* | TSAN_* | BENCHMARK_*)
                printf '%s=%s\0' "$name" "${!name}"
                ;;
        esac
    done
}

# Every folder of the host that is not part of a system is seen inside under its own name, so that a picture's path, the
# working folder and the user's home mean the same on both sides. The repository is also /src: compiler caches agree.
enter_root() {
    local root=$1 use work kept
    shift
    # Held by every process of the command: see `forget_old_roots`.
    exec {use}<>"$root.lock"
    flock -s "$use"
    touch "$root.lock"
    work=$(pwd -P)
    if [ -z "${keep_folder:-}" ]; then
        case "$work/" in "$repository"/*) work=/src${work#"$repository"} ;; esac
    fi
    mapfile -d '' -t kept < <(kept_environment)
    unshare --mount --propagation private true 2>/dev/null ||
        fail "this machine does not allow a private mount namespace (a container without the SYS_ADMIN capability?): use a machine or a container that does, or Debian 13."
    export ROOT=$root REPOSITORY=$repository WORK=$work CACHE=$cache
    exec unshare --mount --propagation private bash -euc '
        # Folders below those that the root has of its own: shown only when something of ours is there.
        show() {
            case "$1" in
                /usr/local/* | /usr/src/* | /var/*/* | /var/tmp | /run/media) ;;
                *) return 0 ;;
            esac
            [ -d "$1" ] && mkdir -p "$ROOT$1" && mount --rbind "$1" "$ROOT$1" || true
        }
        mount --rbind /dev "$ROOT/dev"
        mount --rbind /proc "$ROOT/proc"
        mount --rbind /sys "$ROOT/sys"
        mount -t tmpfs -o mode=755 tmpfs "$ROOT/run"
        for folder in /run/user /run/udev /run/dbus /run/media; do
            [ ! -d "$folder" ] || { mkdir -p "$ROOT$folder" && mount --rbind "$folder" "$ROOT$folder"; }
        done
        for folder in /*/; do
            name=${folder%/}
            case "$name" in
                /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /src | /sys | /usr | /var) continue ;;
            esac
            [ ! -L "$name" ] || continue
            mkdir -p "$ROOT$name" && mount --rbind "$name" "$ROOT$name"
        done
        mkdir -p "$ROOT/src" "$ROOT/shared"
        mount --rbind "$REPOSITORY" "$ROOT/src"
        # Material that lies beside the repository is found by tests as ../shared; they skip what is not there.
        [ ! -d "$REPOSITORY/../shared" ] || mount --rbind "$REPOSITORY/../shared" "$ROOT/shared"
        for folder in /var/tmp "$HOME" "$CACHE" "$WORK" "${XDG_DATA_HOME:-}" "${XDG_CONFIG_HOME:-}"; do show "$folder"; done
        # Mounted over, not copied: two commands at once never see half a file.
        for file in /etc/resolv.conf /etc/hosts /etc/machine-id /etc/localtime /etc/ssl/certs/ca-certificates.crt; do
            [ -s "$file" ] || continue
            [ -e "$ROOT$file" ] && [ ! -L "$ROOT$file" ] || { rm -f "$ROOT$file"; : >>"$ROOT$file"; }
            mount --bind "$file" "$ROOT$file"
        done
        cd /
        exec chroot "$ROOT" env -i LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin SHELL=/bin/bash \
            CCACHE_DIR="$CACHE/ccache" NQI_CACHE="$CACHE" "$@"
    ' inside "${kept[@]}" sh -c 'cd "$1" 2>/dev/null || cd /src; shift; exec "$@"' sh "$work" "$@"
}

inside() {
    mkdir -p "$cache/ccache" 2>/dev/null && [ -w "$cache" ] || fail "cannot write to $cache: set XDG_CACHE_HOME to a folder that can be written to."
    export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-3G} CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    if [ "$system" = native ]; then
        install_missing
        export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache} NQI_CACHE=$cache
        [ -n "${keep_folder:-}" ] || case "$(pwd -P)/" in "$repository"/*) ;; *) cd "$repository" ;; esac
        exec "$@"
    fi
    [ "$(id -u)" -eq 0 ] || fail "this is not Debian 13, so a Debian 13 build root is used; making and entering it needs root: run this command with sudo."
    local tool
    for tool in unshare chroot flock mount; do
        command -v "$tool" >/dev/null || fail "needs the command $tool (Debian package util-linux or mount)."
    done
    local root lock
    root=$cache/root-$(packages | cat - <(echo "$suite") | sha256sum | cut -c1-12)
    if [ ! -d "$root" ]; then
        exec {lock}>"$cache/root.lock"
        flock -n "$lock" || {
            say "another command is making the build root: waiting for it"
            flock "$lock"
        }
        if [ ! -d "$root" ]; then
            # shellcheck source=packaging/root.sh
            . "$here/root.sh"
            make_root "$root"
        fi
        exec {lock}>&-
    fi
    enter_root "$root" "$@"
}

# Where the repository is seen by the command that `inside` runs.
if is_native; then
    system=native source=$repository
else
    # shellcheck disable=SC2034
    system=root source=/src
fi
