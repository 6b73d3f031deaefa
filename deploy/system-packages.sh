#!/usr/bin/env bash
# Sees to it that the machine has what pip and npm cannot bring: `run` needs only Python's own venv,
# `test` also Node with npm, PostgreSQL, and Chromium with a library that its driver leans on.
# Installs what is missing when root, else names it.
set -euo pipefail

has_venv()     { python3 -c 'import ensurepip, venv' 2>/dev/null; }
has_node()     { command -v node >/dev/null; }
has_npm()      { command -v npm >/dev/null; }
has_chromium() { [ -x /usr/bin/chromium ]; }
has_atomic()   { compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null; }
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

case "${1:-run}" in
  run)  needed=(venv:python3-venv) ;;
  test) needed=(venv:python3-venv node:nodejs npm:npm chromium:chromium atomic:libatomic1 postgres:postgresql) ;;
  *)    echo "usage: $0 run|test" >&2; exit 2 ;;
esac

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  { echo "Python 3.11 or newer is needed as python3." >&2; exit 1; }

missing=()
for need in "${needed[@]}"; do
  "has_${need%%:*}" || missing+=("${need#*:}")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing on this machine: ${missing[*]}. Install them (on Debian or Ubuntu:" \
    "sudo apt-get install ${missing[*]}) and say it again." >&2
  exit 1
fi

echo "Installing ${missing[*]} …"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
