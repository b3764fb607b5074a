#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# An unlocked keyring in a home of its own: with_keyring.sh DAEMON COMMAND...
set -eu
daemon=$1
shift
HOME=$(mktemp -d)
XDG_RUNTIME_DIR=$HOME/run
export HOME XDG_RUNTIME_DIR XDG_DATA_HOME="$HOME/data" XDG_CACHE_HOME="$HOME/cache"
mkdir -m 700 "$XDG_RUNTIME_DIR"
trap 'rm -rf "$HOME"' EXIT
printf 'a password' | "$daemon" --unlock --components=secrets --daemonize >/dev/null
"$@"
