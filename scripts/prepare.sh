#!/usr/bin/env bash
# Prepares a jar of jsock, given by its path, for the JDK that builds it and for those that are at hand, and for the versions of
# Netty in a folder: what is woven into their classes is kept in the jar, so that it starts faster with them. What cannot be
# prepared is left out, in one line.
set -uo pipefail
jar=$1 netty=$2

for java in "${JAVA_HOME:-/usr}/bin/java" "${JSOCK_JDKS:-$HOME/.cache/jsock/jdks}"/*/bin/java /usr/lib/jvm/*/bin/java; do
  [[ -x $java && -x ${java}c ]] && readlink -f "$java"
done | sort -u | while read -r java; do
  said=$("$java" -jar "$jar" --prepare 2>&1) || echo "prepare.sh: not for $java: $said"
done
said=$("${JAVA_HOME:-/usr}/bin/java" -jar "$jar" --prepare "$netty"/*.jar 2>&1) || echo "prepare.sh: not for Netty: $said"
