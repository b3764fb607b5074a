# SPDX-License-Identifier: Apache-2.0
# Sourced by environment.sh when the Debian 13 root has to be made: `make_root FOLDER`.
# shellcheck shell=bash disable=SC2154

needed_kilobytes=4500000

# The mirrors that this machine's own apt uses, in every way of writing them, Debian's main archive first. None of ours is
# written into a file. Without downloaded lists apt cannot say whose archive it is: those come last.
configured_mirrors() {
    if [ -n "${NQI_DEBIAN_MIRROR:-}" ]; then
        printf '%s\n' "$NQI_DEBIAN_MIRROR"
        return
    fi
    command -v apt-get >/dev/null || return 0
    # shellcheck disable=SC2016
    {
        apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)'
        apt-get indextargets --no-release-info --format '||$(REPO_URI)'
    } 2>/dev/null | awk -F '|' '$1 == "Debian" && $2 == "Debian" {print 0, $3} $1 == "" {print 1, $3}' |
        sort -s -u -k 1,1 -k 2,2 | cut -d ' ' -f 2
}

download() { # URI FILE
    case "$1" in
        file:*) cp "/$(printf '%s' "${1#file:}" | sed 's,^/*,,')" "$2" ;;
        *)
            if [ -x /usr/lib/apt/apt-helper ]; then
                /usr/lib/apt/apt-helper -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
                    download-file "$1" "$2"
            else
                wget -q -T 20 -t 2 -O "$2" "$1"
            fi
            ;;
    esac </dev/null >>"$cache/setup.log" 2>&1
}

# apt knows lists of mirrors, tapes and discs; debootstrap knows http, https, ftp and files.
plain_mirrors() {
    local uri list
    while read -r uri; do
        case "$uri" in
            mirror+file:*) list=file:${uri#mirror+file:} ;;
            mirror+*) list=${uri#mirror+} ;;
            mirror:*) list=http:${uri#mirror:} ;;
            copy:*) uri=file:${uri#copy:} list='' ;;
            http:* | https:* | ftp:* | file:*) list='' ;;
            *) continue ;;
        esac
        if [ -z "$list" ]; then
            printf '%s\n' "${uri%/}"
        elif download "${list%/}" "$cache/mirrors"; then
            sed -nE 's/^((https?|ftp|file):[^[:space:]]+).*/\1/p' "$cache/mirrors" | sed 's,/$,,' | head -n 3
        fi
    done
    rm -f "$cache/mirrors"
}

# The first of them that answers and has the release.
find_mirror() {
    local uri tried=0
    while read -r uri; do
        tried=$((tried + 1))
        if download "$uri/dists/$suite/Release" "$cache/release"; then
            rm -f "$cache/release"
            case "$uri" in file:*) uri=file:///$(printf '%s' "${uri#file:}" | sed 's,^/*,,') ;; esac
            printf '%s\n' "$uri"
            return 0
        fi
    done < <(configured_mirrors | plain_mirrors | awk '!seen[$0]++')
    rm -f "$cache/release"
    if [ "$tried" -eq 0 ]; then
        fail "no Debian mirror in this machine's apt configuration (/etc/apt): name one in the variable NQI_DEBIAN_MIRROR."
    fi
    tail -n 3 "$cache/setup.log" >&2
    fail "no Debian mirror of this machine's apt configuration gave Debian 13 ($suite). Is there a network? Another mirror can be named in NQI_DEBIAN_MIRROR. Log: $cache/setup.log"
}

install_debootstrap() {
    local wanted=(debootstrap ca-certificates)
    command -v debootstrap >/dev/null && [ -s /etc/ssl/certs/ca-certificates.crt ] && return 0
    command -v apt-get >/dev/null || fail "needs debootstrap: install it with this system's package manager."
    [ "$(os_release ID)" = debian ] || wanted+=(debian-archive-keyring)
    local install=(apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${wanted[@]}")
    export DEBIAN_FRONTEND=noninteractive
    # The lists may be missing or old; a broken list of somebody else is no reason to stop.
    {
        "${install[@]}" || {
            apt-get update -qq || true
            "${install[@]}"
        }
    } </dev/null >>"$cache/setup.log" 2>&1 || {
        tail -n 3 "$cache/setup.log" >&2
        fail "debootstrap could not be installed (no network, or no disk space?): the whole log is $cache/setup.log"
    }
}

# The proxy that apt uses, from its settings or from its detection script, is the one that the root needs.
use_proxy_of_apt() {
    command -v apt-config >/dev/null || return 0
    local proxy='' detect=''
    eval "$(apt-config shell proxy Acquire::http::Proxy detect Acquire::http::Proxy-Auto-Detect)"
    if [ -z "$proxy" ] && [ -n "$detect" ] && [ -x "$detect" ]; then
        proxy=$("$detect" "$1" 2>/dev/null | head -n 1) || proxy=''
    fi
    case "$proxy" in '' | DIRECT) return 0 ;; esac
    export http_proxy=$proxy https_proxy=${https_proxy:-$proxy}
}

# Roots of older package lists that no command has used for a month, and that no command is using now.
forget_old_roots() {
    local old lock
    for old in "$cache"/root-*; do
        [ -d "$old" ] && [ "$old" != "$1" ] && [ -z "$(find "$old.lock" -mtime -30 2>/dev/null)" ] || continue
        exec {lock}<>"$old.lock"
        if flock -n -x "$lock"; then
            say "removing $old, unused for a month"
            rm -rf --one-file-system "$old" "$old.lock"
        fi
        exec {lock}>&-
    done
}

# Runs in private mount and process namespaces: an interrupt leaves neither a mount nor a process behind.
make_root_inside() {
    debootstrap --variant=minbase --include=ca-certificates "$SUITE" "$PARTIAL" "$SITE" ${SCRIPT:+"$SCRIPT"}
    mount --bind /dev "$PARTIAL/dev"
    mount -t proc proc "$PARTIAL/proc"
    case "$SITE" in
        file://*)
            mkdir -p "$PARTIAL${SITE#file://}"
            mount --bind "${SITE#file://}" "$PARTIAL${SITE#file://}"
            ;;
    esac
    # Services have no place in a build root: nothing starts on installation.
    printf '#!/bin/sh\nexit 101\n' >"$PARTIAL/usr/sbin/policy-rc.d"
    chmod +x "$PARTIAL/usr/sbin/policy-rc.d"
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
        [ ! -s "$file" ] || cp -L "$file" "$PARTIAL$file"
    done
    # shellcheck disable=SC2086
    chroot "$PARTIAL" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} \
        sh -euc 'apt-get update -qq
            apt-get install -y --no-install-recommends -o Acquire::Retries=3 -o Dpkg::Options::=--force-unsafe-io "$@"
            apt-get clean
            rm -rf /var/lib/apt/lists/*' sh $PACKAGES
}

stop_making() { # PROCESS FOLDER
    trap '' INT TERM HUP
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
    rm -rf --one-file-system "$2"
    say "interrupted: the half-made build root is removed, the next command begins again"
    exit 130
}

make_root() {
    local root=$1 partial=$1.partial free site maker started=$SECONDS
    umask 022
    : >"$cache/setup.log"
    free=$(df --output=avail -k "$cache" | tail -n 1)
    [ "$free" -ge "$needed_kilobytes" ] ||
        fail "not enough disk space in $cache: $((free / 1024)) MB free, $((needed_kilobytes / 1024)) MB needed. Free some, or set XDG_CACHE_HOME to a folder on another disk."
    unshare --mount --pid --fork true 2>/dev/null ||
        fail "this machine does not allow private namespaces (a container without the SYS_ADMIN capability?): use a machine or a container that does, or Debian 13."
    install_debootstrap
    site=$(find_mirror) || exit 1
    rm -rf --one-file-system "$partial" "$cache"/root-*.partial
    say "making the Debian 13 build root, once: some minutes, 3 GB in $cache (log: setup.log)"
    use_proxy_of_apt "$site"
    # An older debootstrap may not know the release's name; every release since 2012 is made like unstable.
    local script=''
    [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=/usr/share/debootstrap/scripts/sid
    PACKAGES=$(packages | tr '\n' ' ')
    export PACKAGES PARTIAL=$partial SITE=$site SUITE=$suite SCRIPT=$script
    unshare --mount --propagation private --pid --fork --kill-child bash -euo pipefail -c \
        "$(declare -f make_root_inside); make_root_inside" </dev/null >>"$cache/setup.log" 2>&1 &
    maker=$!
    # unshare itself ignores an interrupt; killed, it takes its namespace along.
    trap 'stop_making "$maker" "$partial"' INT TERM HUP
    while kill -0 "$maker" 2>/dev/null; do
        [ ! -t 2 ] || printf '\rnqi: %d s ' "$((SECONDS - started))" >&2
        sleep 1
    done
    [ ! -t 2 ] || printf '\r' >&2
    wait "$maker" || {
        trap - INT TERM HUP
        rm -rf --one-file-system "$partial"
        tail -n 5 "$cache/setup.log" >&2
        fail "the build root could not be made (no network, or no disk space?): the whole log is $cache/setup.log"
    }
    trap - INT TERM HUP
    sync -f "$partial"
    mv "$partial" "$root"
    say "the build root is made ($((SECONDS - started)) s)"
    forget_old_roots "$root"
}
