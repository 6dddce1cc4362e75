# The class-data archive: the classes of a build, parsed once and then mapped into every JVM. Sourced by ../shareterm.
# shellcheck shell=bash

# use_archive: adds the archive of this build and this Java to flags; starts making it where there is none.
use_archive() {
  local key
  # Only a build that nobody changes can have one; the JVM ignores an archive whose jars were touched.
  case $dist in "$builds"/dist-*) ;; *) return 0 ;; esac
  if [ -n "${SHARETERM_TRAINING:-}" ]; then
    flags+=("-XX:DumpLoadedClassList=$SHARETERM_TRAINING/$$.classes")
    return
  fi
  # A Java that was updated and a tree that was moved each get an archive of their own.
  key=$({ cat "$java_home/release" || true; printf %s "$class_path"; } 2>/dev/null | cksum)
  archive=$dist/archive-${key%% *}.jsa
  if [ -r "$archive" ]; then
    flags+=("-XX:SharedArchiveFile=$archive")
  elif [ -w "$dist" ] && ! failed_lately && command -v flock timeout nice >/dev/null; then
    # Twice in the background, so that it is nobody's child and the program inherits no zombie.
    (train </dev/null >/dev/null 2>&1 &)
  fi
}

# A training may fail on a machine that is too busy for it. Meanwhile everything works, a second slower.
failed_lately() { [ -e "$archive.failed" ] && [ -n "$(find "$archive.failed" -mmin -10)" ]; }

# train: shares, joins, types and ends once, in a home of its own, and makes the archive of the classes that took part.
# Of several at once the first works. It runs beside the person's own first command, at a low priority: at the lowest,
# on a busy machine, its connections would time out.
train() {
  trap '' HUP INT
  exec 7>"$dist/archive.lock"
  flock -n 7 || return 0
  [ ! -e "$archive" ] || return 0
  rm -rf "$dist"/training.*
  room=$(mktemp -d "$dist/training.XXXXXX")
  share=
  trap 'end_rehearsal; rm -rf "$room"' EXIT
  : >"$archive.failed"
  rehearse
  # Each process numbers its classes anew; the numbers serve only classes of other loaders, of which there are none.
  sed -e '/ source: /d' -e 's/ id: [0-9]*$//' "$room"/*.classes | awk '!seen[$0]++' >"$room/all"
  nice "$java_home/bin/java" -Xshare:dump -XX:+UseG1GC "-XX:SharedClassListFile=$room/all" \
    "-XX:SharedArchiveFile=$room/archive.jsa" -cp "$class_path"
  mv "$room/archive.jsa" "$archive"
  rm "$archive.failed"
}

rehearse() {
  export HOME=$room TMPDIR=$room SHARETERM_TRAINING=$room
  export XDG_STATE_HOME=$room/state XDG_CONFIG_HOME=$room/config XDG_RUNTIME_DIR=$room/run XDG_CACHE_HOME=$room/cache
  unset SHARETERM_LINK SHARETERM_BROKER
  mkdir -m 700 "$room/run"
  nice timeout 120 "$self" share --headless --links-file "$room/links" -- sh -c 'read -r line; seq 500' &
  share=$!
  until [ -e "$room/links" ]; do
    kill -0 "$share"
    sleep 0.1
  done
  link=$(sed -n 's/.*"helper" *: *"\([^"]*\)".*/\1/p' "$room/links")
  echo go | nice timeout 120 "$self" join --pipe "$link"
  wait "$share"
  share=
}

# Nothing goes on running when a step failed.
end_rehearsal() {
  [ -z "$share" ] || { kill "$share" && wait "$share"; } || true
}
