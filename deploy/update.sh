#!/usr/bin/env bash
# update.sh: installs the checkout it lies in as a new release and restarts the processes one after the other.
# The database is migrated first: a release works with the schema of the next one.
set -euo pipefail
home=${FLOWBOTZ_HOME:-/opt/flowbotz}
ports=${FLOWBOTZ_PORTS:-3001 3002}
from=$(cd "$(dirname "$0")/.." && pwd)
release=$home/releases/$(date -u +%Y%m%dT%H%M%S)

mkdir -p "$release"
git -C "$from" archive HEAD | tar -x -C "$release"
cd "$release"
${FLOWBOTZ_INSTALL:-npm ci --no-audit --no-fund}
npm run build
${FLOWBOTZ_PRUNE:-npm prune --omit=dev --no-audit --no-fund}
npm run db:migrate
ln -sfn "$release" "$home/current.new" && mv -T "$home/current.new" "$home/current"

systemctl restart flowbotz-worker
for port in $ports; do
  systemctl restart "flowbotz-web@$port"
  # The next one stays until this one serves.
  for _ in $(seq 60); do
    curl -fsS -o /dev/null "http://127.0.0.1:$port/api/health" 2>/dev/null && break
    sleep 1
  done
  curl -fsS -o /dev/null "http://127.0.0.1:$port/api/health"
done
# The newest three stay, to go back to.
ls -1d "$home"/releases/* | head -n -3 | xargs -r rm -rf
