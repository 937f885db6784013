#!/usr/bin/env bash
# backup.sh FOLDER: the database as one file, while orders go on; the files beside it. Keeps the newest 14.
set -euo pipefail
to=${1:?a folder}
mkdir -p "$to"
name=$to/flowbotz-$(date -u +%Y%m%dT%H%M%SZ)
pg_dump --format=custom --no-owner --no-privileges --file="$name.part" "$DATABASE_URL"
mv "$name.part" "$name.dump"
if [ -d "${STORAGE_DIR:-}" ]; then tar -C "$STORAGE_DIR" -czf "$name.files.tgz" .; fi
for kind in dump files.tgz; do
  find "$to" -name "flowbotz-*.$kind" | sort | head -n -14 | xargs -r rm -f
done
echo "$name.dump"
