import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Kind, Watched } from './watched';

/**
 * Runs the web server and the worker as processes of their own, so that neither waits for the other; starts again what
 * ends, and ends all of it in order. `worker`: only that. SIGHUP: each is replaced without a gap.
 */
const ENV_FILES = ['.env.production.local', '.env.local', '.env.production', '.env'];
const WEB_MS = 25_000;
const WORKER_MS = 10_000;

for (const file of ENV_FILES.filter(existsSync)) process.loadEnvFile(file);
Object.assign(process.env, { NODE_ENV: process.env['NODE_ENV'] ?? 'production' });

const fileOf = (name: string) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
const web: Kind = {
  name: 'web',
  endWithinMs: WEB_MS,
  // In the cluster the port stays open while one web process takes over from another.
  start() {
    cluster.setupPrimary({ exec: fileOf('web'), args: [] });
    return cluster.fork({ WORKER: 'off' }).process;
  },
};
const worker: Kind = { name: 'worker', endWithinMs: WORKER_MS, start: () => fork(fileOf('worker')) };

function wanted(): Kind[] {
  if (process.argv.includes('worker')) return [worker];
  const count = Math.max(1, Math.floor(Number(process.env['WEB_PROCESSES'] ?? 1)) || 1);
  return [...Array<Kind>(count).fill(web), ...(process.env['WORKER'] === 'off' ? [] : [worker])];
}

const all = wanted().map((kind) => new Watched(kind, () => void end(1)));
let ending: Promise<void> | undefined;

/** Web first, so that nobody is told to wait for a worker that has left. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const each of all) await each.end();
    process.exit(code);
  })();
  return ending;
}

let replacing: Promise<void> = Promise.resolve();
async function replaceAll(): Promise<void> {
  for (const each of all) await each.replace();
}

process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
process.on('SIGHUP', () => {
  replacing = replacing.then(replaceAll);
});
await Promise.all(all.map((each) => each.start()));
