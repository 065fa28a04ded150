#!/usr/bin/env bash
# Gets the JDKs that the tests run on and that a Debian 12 machine cannot install by itself: 8, 11 and 21, unpacked as
# jdk8, jdk11 and jdk21 into $JSOCK_JDKS (default ~/.cache/jsock/jdks; 400 MB). Nothing is installed, root is not needed.
# They come from other Debian suites, by the mirror that apt already uses. 8 and 21 need a newer C library than Debian 12
# has, so they get one of their own beside them. What is there and runs is left alone; what cannot be had is said in one
# line, and the exit code stays 0: the tests on it are then skipped.
set -uo pipefail
dest=${JSOCK_JDKS:-$HOME/.cache/jsock/jdks}
suite_8=sid suite_11=bullseye suite_21=trixie

runs() { # VERSION : is there a JDK of this version, and does it start?
  local java
  for java in "$dest/jdk$1/bin/java" /usr/lib/jvm/*/bin/java; do
    [[ -x $java && -x ${java}c ]] && "$java" -version 2>&1 | grep -qE "version \"(1\.)?$1[.\"_]" && return
  done
  return 1
}

missing() {
  local version
  for version in 8 11 21; do
    runs "$version" || echo "$version"
  done
}

give_up() { # REASON
  echo "jdks.sh: no JDK $(missing | paste -sd, | sed 's/,/, /g'): $1. Tests on it are skipped unless JSOCK_JDKS is a folder" \
    "with jdk8, jdk11 and jdk21." >&2
  exit 0
}

mirror() {
  awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/debian.sources 2>/dev/null \
    || awk '$1 == "deb" {for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) {print $i; exit}}' /etc/apt/sources.list 2>/dev/null
}

fetch() { # SUITE PACKAGE... : downloads packages of a suite into $work/deb, beside the system's own apt state
  local suite=$1 state=$work/apt/$1
  shift
  mkdir -p "$state"/{lists,cache/archives}/partial "$work/deb"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from $suite main" >"$state/sources.list"
  local apt=(apt-get -q -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state/cache" -o APT::Sandbox::User="$(id -un)")
  "${apt[@]}" update && (cd "$work/deb" && "${apt[@]}" download "$@")
}

own_libc() { # the newer C library and the tool that points programs at it
  [[ -e $dest/glibc/ready ]] && return
  rm -rf "$dest/glibc"
  fetch bookworm patchelf && fetch sid libc6 libgcc-s1 libstdc++6 zlib1g || return
  local package
  for package in patchelf libc6 libgcc-s1 libstdc++6 zlib1g; do
    dpkg-deb -x "$work/deb/$package"_*.deb "$dest/glibc" || return
  done
  touch "$dest/glibc/ready"
}

relink() { # ROOT HOME : the package's absolute links into /etc lead into the unpacked /etc instead
  local link target
  find "$2" -type l | while read -r link; do
    target=$(readlink "$link")
    [[ $target == /etc/java* && -e $1$target ]] && ln -sfn "$1$target" "$link"
  done
  return 0
}

use_own_libc() { # HOME : every executable and library of the JDK
  local lib=$dest/glibc/usr/lib/x86_64-linux-gnu patchelf=$dest/glibc/usr/bin/patchelf file old
  find "$1" -type f \( -name '*.so' -o -perm -u+x \) | while read -r file; do
    head -c4 "$file" | grep -q ELF || continue
    old=$("$patchelf" --print-rpath "$file")
    "$patchelf" --force-rpath --set-rpath "${old:+$old:}$lib" "$file"
    [[ $file == *.so ]] || "$patchelf" --set-interpreter "$lib/ld-linux-x86-64.so.2" "$file"
  done
}

get() { # VERSION
  local version=$1 suite=suite_$1 root=$dest/x$1 home package
  if [[ $version != 11 ]]; then own_libc || return; fi
  fetch "${!suite}" "openjdk-$version-jre-headless" "openjdk-$version-jdk-headless" || return
  rm -rf "$root"
  for package in "$work/deb/openjdk-$version"-j*.deb; do
    dpkg-deb -x "$package" "$root" || return
  done
  home=$(echo "$root"/usr/lib/jvm/java-*"$version"-openjdk-*)
  relink "$root" "$home"
  if [[ $version != 11 ]]; then use_own_libc "$home" || return; fi
  ln -sfn "$home" "$dest/jdk$version"
  runs "$version"
}

[[ -z $(missing) ]] && exit
[[ $(. /etc/os-release && echo "$ID $VERSION_ID") == "debian 12" && $(uname -m) == x86_64 ]] 2>/dev/null \
  || give_up "they can be fetched on Debian 12 for x86-64 only"
from=$(mirror)
[[ -n $from ]] || give_up "apt names no mirror"
mkdir -p "$dest" 2>/dev/null && dest=$(cd "$dest" && pwd) && work=$(mktemp -d) || give_up "no folder to put it in"
trap 'rm -rf "$work"' EXIT
for version in $(missing); do
  echo "jdks.sh: fetching JDK $version into $dest"
  get "$version" >"$work/log" 2>&1 || reason=$(grep -m1 -E '^(E|dpkg-deb):|rror' "$work/log")
done
[[ -z $(missing) ]] || give_up "it could not be fetched${reason:+ (${reason%.})}"
