# Finds Java. Sourced by ../shareterm.
# shellcheck shell=bash

readonly install_java="apt-get install openjdk-17-jdk-headless"

# Sets java_major to the version of the Java in $1, or fails. The file `release` spares a start of the JVM.
java_version() {
  local line version=''
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    while read -r line; do
      case $line in JAVA_VERSION=*) version=${line#*=} ;; esac
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/^[^"]*//p')
  fi
  version=${version//\"/}
  java_major=${version%%[!0-9]*}
  [ -n "$java_major" ]
}

# java_candidates: the folders to look in, one a line, best first.
java_candidates() {
  local found link
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  if found=$(command -v java); then
    while [ -L "$found" ]; do
      link=$(readlink "$found")
      case $link in
        /*) found=$link ;;
        *) found=${found%/*}/$link ;;
      esac
    done
    echo "${found%/bin/*}"
  fi
  printf '%s\n' "${SHARETERM_JVMS:-/usr/lib/jvm}"/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# find_java [javac]: sets java_home and java_major to the first Java 17 or newer (that has a compiler).
find_java() {
  while read -r java_home; do
    if java_version "$java_home" && [ "$java_major" -ge 17 ] && [ -x "$java_home/bin/${1:-java}" ]; then
      return
    fi
  done < <(java_candidates)
  missing "needs Java 17 or newer${1:+ with its compiler, to build}, and found none" "$install_java${1:+ maven}"
}
