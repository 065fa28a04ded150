#!/usr/bin/env bash
# Measures what jsock costs and prints tables: benchmarks.sh quick|full [WHAT [JAVA_HOME...]]
# WHAT is all (the default), overhead, overhead:WORKLOAD, start-up, memory, reading or micro. Without homes: the newest JDK found when
# quick, all that the tests run on when full. Keep the machine otherwise idle. quick takes some five minutes, full some hours. Plots
# are drawn into target/benchmarks, or the folder that JSOCK_PLOTS names.
set -euo pipefail
plots=$(realpath -m "${JSOCK_PLOTS:-$(dirname "$0")/../target/benchmarks}")
cd "$(dirname "$0")/.."
mode=${1:-} what=${2:-all}
if [[ $mode != quick && $mode != full ]]; then
  echo "benchmarks.sh: say quick or full" >&2
  exit 2
fi
homes=("${@:3}")
if [[ ${#homes[@]} == 0 ]]; then
  bash scripts/jdks.sh
  for version in 8 11 17 21 25; do
    for home in "${JSOCK_JDKS:-$HOME/.cache/jsock/jdks}/jdk$version" /usr/lib/jvm/*"-$version-"*; do
      [[ -x $home/bin/javac ]] && homes+=("$home") && break
    done
  done
  [[ $mode == quick ]] && homes=("${homes[-1]}")
fi

others=benchmarks/target/others classes="benchmarks/target/classes:benchmarks/target/libraries/*"
mvn -B -q -pl agent,benchmarks,benchmarks/kafka -am package -DskipTests

jmh() { # BENCHMARK THREADS [OPTION...]: calls by themselves, with the recorder on the boot loader as under the agent
  local opens=() package
  for package in java.io java.lang java.net sun.nio.ch; do
    opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
  done
  local few=()
  [[ $mode == quick ]] && few=(-f 1 -wi 2 -w 1 -i 2 -r 1 -p slots=10000)
  java -cp "$classes:agent/target/libraries/*" -Xbootclasspath/a:agent/recorder/target/classes "${opens[@]}" org.openjdk.jmh.Main \
    -prof gc -t "$2" "${few[@]}" "${@:3}" "\.$1\."
}

micro() { # the calls into the recorder
  if [[ $mode == quick ]]; then
    jmh RecorderBenchmark 1 -p owners=on
    return
  fi
  local threads
  for threads in 1 4 64; do
    jmh RecorderBenchmark "$threads"
  done
}

if [[ $mode == full && ( $what == all || $what == overhead* ) ]]; then
  for artifact in org.kohsuke:file-leak-detector:1.13:jar:jar-with-dependencies io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1; do
    mvn -B -q -N dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/$others" -Dmdep.stripVersion=true \
      || echo "benchmarks.sh: no $artifact: it is left out" >&2
  done
fi
if [[ $what == overhead:wrk || ( $mode == full && ( $what == all || $what == overhead ) ) ]] && ! command -v wrk >/dev/null; then
  echo "benchmarks.sh: no wrk, which drives Tomcat (package wrk)" >&2
  exit 2
fi
if [[ $what == all || $what == micro ]]; then
  micro
fi
if [[ $what == all || $what == reading ]]; then
  jmh ReadingBenchmark 1
fi
if [[ $what != micro ]]; then
  exec java -Djsock.jar="$PWD/agent/target/jsock.jar" -Djsock.others="$PWD/$others" -Djsock.plots="$plots" \
    -Djsock.kafka="$PWD/benchmarks/kafka/target/workload" \
    -cp "$classes" io.github.jsock.benchmarks.Benchmarks "$mode" "$what" "${homes[@]}"
fi
