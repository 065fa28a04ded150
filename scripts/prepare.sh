#!/usr/bin/env bash
# Prepares a jar of jsock, given by its path, for the JDK that builds it and for those that are at hand: what is woven into
# their classes is kept in the jar, so that it starts faster on them. One that cannot is left out, in one line.
set -uo pipefail
jar=$1

for java in "${JAVA_HOME:-/usr}/bin/java" "${JSOCK_JDKS:-$HOME/.cache/jsock/jdks}"/*/bin/java /usr/lib/jvm/*/bin/java; do
  [[ -x $java && -x ${java}c ]] && readlink -f "$java"
done | sort -u | while read -r java; do
  said=$("$java" -jar "$jar" --prepare 2>&1) || echo "prepare.sh: not for $java: $said"
done
