#!/usr/bin/env bash
# restore.sh FILE.dump: into the empty database of DATABASE_URL, all or nothing.
set -euo pipefail
dump=${1:?a file that backup.sh made}
pg_restore --no-owner --no-privileges --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$dump"
files=${dump%.dump}.files.tgz
if [ -f "$files" ] && [ -n "${STORAGE_DIR:-}" ]; then mkdir -p "$STORAGE_DIR" && tar -C "$STORAGE_DIR" -xzf "$files"; fi
