#!/usr/bin/env bash
# Runs the tests on the newest Debian, in a root of its own. By hand, as root, before a release:
#
#   tests/newest.sh [FOLDER [COMMAND...]]
#
# FOLDER is where the root is made; one that was made before is used again, which saves some minutes. Without FOLDER
# it is made in a temporary place and removed at the end. COMMAND is run in a copy of this checkout; if there is none,
# it is `make test`. Debian comes from where apt here has it, unless MIRROR names another place; what pip here is
# told of indexes, and everything of proxies and certificates, holds inside too.
#
# All mounts and processes are in namespaces of their own: however this ends, also by `kill -9`, the kernel takes both
# away. It ends by itself after LONGEST at the latest, with 137.
set -euo pipefail
umask 022

SUITE=trixie
# What README asks for, and the browser that .ci/run installs.
PACKAGES=(python3 python3-pip python3-venv make chromium)
LONGEST=90m
COPY=/srv/checkout
# The variables that hold inside too.
KEPT='pip_[a-z_]+|[a-z]+_proxy|ssl_cert_(file|dir)|(requests|curl)_ca_bundle'

refuse() {
    printf '%s\n' "$1" >&2
    exit 2
}

# Runs a command without its output, unless it fails.
quietly() {
    local said
    said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; printf '%s failed\n' "$*" >&2; return 1; }
}

# Where apt here has Debian from; nothing on another system, and then debootstrap takes its own.
mirror() {
    # shellcheck disable=SC2016 # it is apt that fills in the address
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' 2>/dev/null | sed -n 1p
}

# Sets `surroundings`: the variables of the commands inside. pip's settings come as variables too, wherever they stand.
find_surroundings() {
    local name value pair
    surroundings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8)
    # With CI set, a test that finds no browser fails instead of being skipped.
    surroundings+=(CI=1 DEBIAN_FRONTEND=noninteractive)
    while IFS='=' read -r name value; do
        name=${name#global.}
        name=${name//-/_}
        value=${value:1:-1} # without its quotes
        surroundings+=("PIP_${name^^}=${value//\\n/ }")
    done < <(python3 -m pip config list 2>/dev/null | grep '^global\.')
    while IFS= read -r -d '' pair; do
        surroundings+=("$pair")
    done < <(env --null | grep --null-data --ignore-case --extended-regexp "^($KEPT)=")
}

inside() {
    env --ignore-environment "${surroundings[@]}" chroot "$root" "$@"
}

# Names and certificates are the same inside as here.
copy_network() {
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt; do
        if [ -e "$file" ]; then install -D --mode=644 "$file" "$root$file"; fi
    done
}

make_root() {
    local script=/usr/share/debootstrap/scripts/$SUITE
    if [ ! -e "$script" ]; then script=${script%/*}/sid; fi # an older debootstrap; it is the same for all of them
    printf 'Making a root of Debian %s in %s: some minutes.\n' "$SUITE" "$root"
    quietly debootstrap --variant=minbase "$SUITE" "$root" "${MIRROR:-$(mirror)}" "$script"
    mount_system
    copy_network
    quietly inside apt-get update
    quietly inside apt-get install --yes --no-install-recommends "${PACKAGES[@]}"
    touch "$root/.made"
}

mount_system() {
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
}

# Shows the files and folders that the surroundings name, read-only and at their own places.
mount_named() {
    local pair words path
    for pair in "${surroundings[@]}"; do
        if [[ $pair =~ ^(PATH|HOME)= ]]; then continue; fi
        IFS=' :' read -r -a words <<<"${pair#*=}"
        for path in "${words[@]}"; do
            path=${path%/simple} # the files of an index lie beside its pages
            if [[ $path == /*[!/]* && -e $path ]]; then mount_one "$path"; fi
        done
    done
}

mount_one() {
    if [ -d "$1" ]; then
        mkdir -p "$root/$1"
    elif [ ! -e "$root/$1" ]; then
        install -D /dev/null "$root/$1"
    fi
    mount --bind --options ro "$1" "$root/$1"
}

copy_checkout() {
    rm -rf "${root:?}$COPY"
    mkdir -p "$root$COPY"
    git -c safe.directory="$PWD" ls-files -z | tar --create --null --files-from=- |
        tar --extract --no-same-owner --directory="$root$COPY"
}

# The second half, in namespaces of its own.
run_inside() {
    find_surroundings
    if [ -e "$root/.made" ]; then mount_system; else make_root; fi
    copy_network
    mount_named
    copy_checkout
    inside python3 -c 'import sqlite3, sys; print("Python", sys.version.split()[0], "SQLite", sqlite3.sqlite_version)'
    inside env --chdir="$COPY" "$@"
}

self=$(realpath "${BASH_SOURCE[0]}")
if [ "${1-}" = --inside ]; then
    root=$2
    shift 2
    cd "${self%/*}/.."
    run_inside "$@"
    exit
fi

[ "$(id -u)" = 0 ] || refuse 'Only root can make a root: run it as root.'
for needed in debootstrap unshare setpriv git; do
    command -v "$needed" >/dev/null || refuse "It needs $needed, which is not installed."
done

if [ $# -gt 0 ]; then
    root=$(realpath --canonicalize-missing "$1")
    shift
    mkdir -p "$root"
    if [ ! -e "$root/.made" ] && [ -n "$(ls -A "$root")" ]; then
        refuse "$root is neither empty nor a root that was made before: remove it, or name another folder."
    fi
else
    root=$(mktemp --directory)
    trap 'rm -rf "$root"' EXIT
fi
chmod 755 "$root" # the tests look at it as somebody else too
if [ $# = 0 ]; then set -- make test; fi

# Each ends with the one before it, and the last takes its namespaces along.
setpriv --pdeathsig KILL timeout --foreground --signal=KILL "$LONGEST" \
    setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc \
    "$self" --inside "$root" "$@"
