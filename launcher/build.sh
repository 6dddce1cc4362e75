# Builds the jars. Sourced by ../shareterm.
# shellcheck shell=bash

readonly built_modules="protocol terminal config broker agent"

# source_files: everything that the jars are made of, each name ended by a NUL, relative to the project's folder.
source_files() {
  local module
  {
    find pom.xml .mvn -type f -print0
    find . -mindepth 2 -maxdepth 2 -name pom.xml -print0
    for module in $built_modules; do
      find "$module/src/main" -name node_modules -prune -o -type f -print0
    done
  } | LC_ALL=C sort -z
}

# sources_hash: the hash of the sources in the current folder.
sources_hash() {
  local sha=(sha256sum)
  command -v sha256sum >/dev/null || sha=(shasum -a 256)
  source_files | xargs -0 "${sha[@]}" | "${sha[@]}" | cut -c 1-16
}

newest_dist() {
  local newest='' each
  for each in "$builds"/dist-*; do
    if [ -d "$each" ] && { [ -z "$newest" ] || [ "$each" -nt "$newest" ]; }; then newest=$each; fi
  done
  printf %s "$newest"
}

# build: makes $dist, one build at a time, from a copy of the sources, so that neither an edit nor a developer's
# `mvn clean` in between matters. Without flock two builds may do the same work; the result is right all the same.
build() {
  find_java javac
  command -v mvn >/dev/null || missing "needs Maven to build (first use, or the sources changed)" "apt-get install maven"
  mkdir -p "$builds" 2>/dev/null || true
  [ -w "$builds" ] || missing "cannot write to $builds, where the build goes" "make that folder writable"
  # In a subshell, so that its traps and its lock end with it; with `|| exit` bash would ignore errors inside.
  local code
  set +e
  (
    set -e
    build_alone
  )
  code=$?
  set -e
  [ "$code" = 0 ] || exit "$code"
  # Another than was asked for, if somebody edited the sources meanwhile.
  if [ ! -d "$dist" ]; then dist=$(newest_dist); fi
}

build_alone() {
  if command -v flock >/dev/null; then
    exec 8>"$builds/lock"
    if ! flock -n 8; then
      say "another shareterm is building; waiting for it ..."
      flock 8
    fi
    if [ -d "$dist" ]; then return; fi
    rm -rf "$builds"/work-*
  fi
  work=$builds/work-$$
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir "$work"
  (cd "$top" && source_files | tar -c --null -T - -f -) | tar -x -C "$work" -f -
  (cd "$work" && run_maven)
  dist=$builds/dist-$(cd "$work" && sources_hash)
  [ -d "$dist" ] || mv "$work/target/dist" "$dist"
  touch "$dist"
  clean_old
  say "built in $SECONDS s"
}

# run_maven: the build itself, in the current folder; one line of progress for each module.
run_maven() {
  local log=$builds/build.log why="first use, about a minute"
  [ -z "$(newest_dist)" ] || why="the sources changed"
  say "building shareterm ($why) ..."
  JAVA_HOME=$java_home mvn -B -T1C -Ddist -pl broker,agent -am package </dev/null 2>&1 | tee "$log" | progress ||
    report_failure "$log"
}

progress() {
  local line downloading=''
  while IFS= read -r line; do
    case $line in
      *"] Building jar"*) ;;
      *"] Building "*)
        line=${line##*Building }
        printf '  %s\n' "${line%% *}" >&2
        ;;
      *"] Downloading from "*)
        [ -n "$downloading" ] || printf '  downloading what is missing ...\n' >&2
        downloading=yes
        ;;
    esac
  done
}

# report_failure LOG: says what to do. Maven has several sentences for a missing artifact.
report_failure() {
  local artifact
  artifact=$(sed -n -E \
    -e 's/.*Could not transfer artifact ([^ ]+) from.*/\1/p' \
    -e 's/.*the artifact ([^ ]+) has not been downloaded.*/\1/p' \
    -e 's/.* ([^ ]+:[^ ]+) was not found in .*/\1/p' \
    -e 's/.*Could not find artifact ([^ ]+) in.*/\1/p' "$1" | head -n 1)
  if [ -n "$artifact" ]; then
    missing "the build needs $artifact, which is not on this machine and could not be downloaded" \
      "connect to the network (or set Maven's mirror or proxy) and run shareterm again; the log is $1"
  fi
  grep -E '^\[(ERROR|FATAL)\]' "$1" | head -n 20 >&2 || tail -n 20 "$1" >&2
  say "the build failed; the log is $1"
  exit 1
}

# clean_old: keeps the newest two builds, and any that a running shareterm uses, by the lock that it holds.
clean_old() {
  local each kept=0
  while IFS= read -r each; do
    kept=$((kept + 1))
    if [ "$kept" -gt 2 ] && command -v flock >/dev/null; then
      flock -n -x "$each/lib" rm -rf "$each" || true
    fi
  done < <(ls -dt "$builds"/dist-*)
}
