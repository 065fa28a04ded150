#!/usr/bin/env bash
# Builds everything and runs every test. Gets the JDKs of the tests first, and Prometheus where it may. The last line is
# the sum of all tests; before it stand the skipped ones with their reasons. The exit code is Maven's.
set -uo pipefail
cd "$(dirname "$0")/.."

need() { # COMMAND PACKAGE WHAT-FOR
  command -v "$1" >/dev/null && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    { apt-get -q update && apt-get -qy install --no-install-recommends "$2"; } >/dev/null 2>&1
  fi
  command -v "$1" >/dev/null || echo "test.sh: no $1 (package $2), which $3"
}

reports() {
  find . -path '*/target/surefire-reports/TEST-*.xml'
}

summary() { # prints the skipped and the sums; fails when no test ran
  reports | xargs -r cat | awk '
    function attribute(name) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    function plain(text) {
      gsub(/&#10;/, " ", text); gsub(/&quot;/, "\"", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
      gsub(/&amp;/, "\\&", text)
      return text
    }
    /<testsuite / {
      tests += attribute("tests"); skipped += attribute("skipped"); failed += attribute("failures") + attribute("errors")
    }
    /<testcase / { test = attribute("classname") "." attribute("name") }
    /<skipped/ {
      reason = attribute("message")
      if (reason == "") { reason = $0; sub(/.*<!\[CDATA\[[A-Za-z0-9_.$]*(: )?/, "", reason); sub(/\]\]>.*/, "", reason) }
      print "Skipped: " plain(test) ": " plain(reason)
    }
    END {
      printf "Tests: %d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped
      exit tests == skipped
    }'
}

bash scripts/jdks.sh
need ss iproute2 "the tests ask what the kernel knows: they will fail"
need promtool prometheus "checks the metrics: tests that need it are skipped"
need redis-server redis-server "applications of the tests talk to: they are skipped"
[[ -d /usr/lib/postgresql ]] || need postgres postgresql "applications of the tests talk to: they are skipped"
reports | xargs -r rm
mvn -B -ntp verify
status=$?
[[ $status == 0 ]] || echo "test.sh: the build failed, see above"
summary || [[ $status != 0 ]] || status=1
exit $status
