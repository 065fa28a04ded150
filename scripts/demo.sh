#!/usr/bin/env bash
# Builds jsock and the demo shop, runs the shop under the agent and shows its sockets.
# Arguments go to the shop: --seconds N, --port-base N, --help, and the troubles that it is to have: --leak, --close-wait,
# --backlog, --never-connect, --ephemeral, --resets.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jsock=$root/agent/target/jsock.jar
shop_jar=$root/demo-app/target/demo-app.jar

# Copies what the shop says, and once it is open adds its sockets and where else to see them.
narrate() {
    local pid=$1 line
    # Ctrl-C goes to every process on the terminal: this one stays for the shop's last words.
    trap '' INT
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $line in
            "The shop is open"*) show_sockets "$pid" ;;
        esac
    done
}

show_sockets() {
    local pid=$1
    printf '\n$ java -jar %s %s\n' "$jsock" "$pid"
    "$java" -jar "$jsock" "$pid" || echo "demo: jsock could not show the sockets of process $pid" >&2
    cat <<EOF

Metrics   http://127.0.0.1:7625/metrics
JSON      http://127.0.0.1:7625/api/v1/sockets
          (the agent's start line tells the port, should 7625 be taken)
JConsole  jconsole $pid
Ctrl-C stops the demo.

EOF
}

echo "Building ..."
mvn -q -f "$root/pom.xml" -pl agent,demo-app -am -Dmaven.test.skip -Dspotless.check.skip package

# A named pipe rather than a plain one, so that the process id of the shop is known here.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkfifo "$scratch/shop"
names="names=8080:web;8081:orders;8082:stock;8083:mail;8084:payment;8085:prices;8086:returns"
"$java" "-javaagent:$jsock=$names" -jar "$shop_jar" "$@" >"$scratch/shop" &
shop=$!
# A background process ignores the terminal's Ctrl-C: it is passed on as SIGTERM, which the shop takes the same way.
trap 'kill "$shop" 2>/dev/null || true' INT TERM HUP
narrate "$shop" <"$scratch/shop" &

wait "$shop" && status=0 || status=$?
# A signal ends wait before the shop has ended.
while kill -0 "$shop" 2>/dev/null; do
    wait "$shop" && status=0 || status=$?
done
wait
exit "$status"
