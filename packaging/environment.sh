# SPDX-License-Identifier: Apache-2.0
# Sourced by run, test and shell. Gives one function, `inside COMMAND...`, that runs a command where every package of
# `packages` is installed: on Debian 13 and newer that is this system; elsewhere it is a Debian 13 root made once in
# the user's cache folder. Nothing stays mounted: the root is entered in a private mount namespace that ends with the command.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$here")
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/nqi-inspector
suite=trixie
needed_kilobytes=4500000

say() { printf 'nqi: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages"; }

is_native() {
    local id='' number=''
    # shellcheck disable=SC1091
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    number=$(. /etc/os-release && printf '%s' "${VERSION_ID:-0}")
    [ "$id" = debian ] && [ "${number%%.*}" -ge 13 ]
}

# The mirror this machine itself uses: never written into a file of ours.
mirror() {
    local uri
    uri=$(apt-get indextargets --format '$(REPO_URI) $(CREATED_BY) $(ORIGIN) $(LABEL)' 2>/dev/null |
        awk '$2 == "Packages" && $3 == "Debian" && $4 == "Debian" {print $1; exit}')
    if [ -z "$uri" ]; then
        uri=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
            sed -nE 's/^(deb( \[[^]]*\])?|URIs:) +([a-z]+:[^ ]+\/debian)\/?( .*)?$/\3/p' | head -n 1)
    fi
    [ -n "$uri" ] || return 1
    printf '%s\n' "${uri%/}"
}

install_missing() {
    local missing=() name
    for name in $(packages); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    [ "$(id -u)" -eq 0 ] || fail "these packages are missing; install them as root: apt-get install ${missing[*]}"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2 ||
        fail "Debian packages could not be installed: see the lines above (no network, or no disk space?)."
}

make_root() {
    local root=$1 partial=$1.partial site free
    free=$(df --output=avail -k "$cache" | tail -n 1)
    [ "$free" -ge "$needed_kilobytes" ] ||
        fail "not enough disk space in $cache: $((free / 1024)) MB free, $((needed_kilobytes / 1024)) MB needed. Free some, or set XDG_CACHE_HOME to another disk."
    site=$(mirror) || fail "no Debian mirror found in this machine's apt configuration (/etc/apt)."
    if ! command -v debootstrap >/dev/null; then
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends debootstrap; } >"$cache/setup.log" 2>&1 ||
            fail "debootstrap could not be installed (is there a network?): the reason is in $cache/setup.log"
    fi
    rm -rf "$partial" "$cache"/root-*.partial
    say "making the Debian 13 build root, once: about four minutes, 3 GB in $cache (log: setup.log)"
    # The proxy that apt uses is the one that the root needs.
    local proxy
    proxy=$(apt-config shell P Acquire::http::Proxy | sed -n "s/^P='\(.*\)'$/\1/p")
    [ -z "$proxy" ] || export http_proxy=$proxy
    export PARTIAL=$partial SITE=$site SUITE=$suite PROXY=$proxy
    PACKAGES=$(packages | tr '\n' ' ')
    export PACKAGES
    # Private mount and process namespaces: an interrupt leaves neither a mount nor a process behind.
    unshare --mount --propagation private --pid --fork --kill-child bash -euc '
        debootstrap --variant=minbase --include=ca-certificates "$SUITE" "$PARTIAL" "$SITE"
        mount --bind /dev "$PARTIAL/dev"
        mount -t proc proc "$PARTIAL/proc"
        # Services have no place in a build root: nothing starts on installation.
        printf "#!/bin/sh\nexit 101\n" >"$PARTIAL/usr/sbin/policy-rc.d"
        chmod +x "$PARTIAL/usr/sbin/policy-rc.d"
        [ -z "$PROXY" ] || printf "Acquire::http::Proxy \"%s\";\n" "$PROXY" >"$PARTIAL/etc/apt/apt.conf.d/01proxy"
        cp /etc/resolv.conf "$PARTIAL/etc/resolv.conf" 2>/dev/null || true
        chroot "$PARTIAL" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -euc "
            apt-get update -qq
            apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io $PACKAGES
            apt-get clean"
    ' >>"$cache/setup.log" 2>&1 || {
        rm -rf "$partial"
        tail -n 5 "$cache/setup.log" >&2
        fail "the build root could not be made (no network, or no disk space?): the whole log is $cache/setup.log"
    }
    sync -f "$partial" && mv "$partial" "$root"
}

# Every host folder that is not part of a system is seen inside under its own name, so that a picture's path, the
# working folder and the user's home mean the same on both sides. The repository is always /src: compiler caches agree.
enter_root() {
    local root=$1 work=$PWD
    shift
    case "$work/" in "$repository"/*) work=/src${work#"$repository"} ;; esac
    mkdir -p "$cache/ccache"
    export ROOT=$root REPOSITORY=$repository WORK=$work CACHE=$cache
    exec unshare --mount --propagation private --pid --fork --kill-child bash -euc '
        mount --rbind /dev "$ROOT/dev"
        mount -t proc proc "$ROOT/proc"
        mount --rbind /sys "$ROOT/sys"
        mount -t tmpfs tmpfs "$ROOT/run"
        [ ! -d /run/user ] || { mkdir -p "$ROOT/run/user" && mount --rbind /run/user "$ROOT/run/user"; }
        [ ! -d /run/udev ] || { mkdir -p "$ROOT/run/udev" && mount --rbind /run/udev "$ROOT/run/udev"; }
        for folder in /*/; do
            name=${folder%/}
            case "$name" in
                /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /src | /sys | /usr | /var) continue ;;
            esac
            [ -d "$name" ] && [ ! -L "$name" ] || continue
            mkdir -p "$ROOT$name" && mount --rbind "$name" "$ROOT$name"
        done
        mkdir -p "$ROOT/src" "$ROOT/shared"
        mount --bind "$REPOSITORY" "$ROOT/src"
        [ ! -d "$REPOSITORY/../shared" ] || mount --bind "$REPOSITORY/../shared" "$ROOT/shared"
        for file in resolv.conf hosts machine-id localtime; do
            [ ! -e "/etc/$file" ] || cp -L "/etc/$file" "$ROOT/etc/$file.$$" && mv "$ROOT/etc/$file.$$" "$ROOT/etc/$file" 2>/dev/null || true
        done
        cd /
        exec chroot "$ROOT" env -u ROOT -u REPOSITORY -u WORK -u CACHE \
            CCACHE_DIR="$CACHE/ccache" LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            sh -c "cd \"\$1\" 2>/dev/null || cd /src; shift; exec \"\$@\"" sh "$WORK" "$@"
    ' inside "$@"
}

inside() {
    mkdir -p "$cache"
    export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-3G} CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    if is_native; then
        install_missing
        export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache}
        exec "$@"
    fi
    [ "$(id -u)" -eq 0 ] || fail "this is not Debian 13: a Debian 13 build root is used, and making and entering it needs root. Run this command with sudo."
    command -v unshare >/dev/null && command -v apt-get >/dev/null || fail "needs util-linux (unshare) and apt, as on Debian or Ubuntu."
    local root
    root=$cache/root-$(packages | cat - <(echo "$suite") | sha256sum | cut -c1-12)
    if [ ! -d "$root" ]; then
        exec {lock}>"$cache/root.lock"
        flock -n "$lock" || { say "another command is making the build root: waiting for it"; flock "$lock"; }
        [ -d "$root" ] || make_root "$root"
        exec {lock}>&-
    fi
    enter_root "$root" "$@"
}
