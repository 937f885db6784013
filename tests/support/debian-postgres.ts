import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const HOME = '/usr/lib/postgresql';
const USER = 'flowbotz';

export type DebianPostgres = {
  url: (database: string) => string;
  create: (database: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** PostgreSQL as Debian has it, with the tools of its version: what a merchant's server runs. Null where it cannot be had. */
export async function startDebianPostgres(): Promise<DebianPostgres | null> {
  const bin = await findOrInstall();
  if (bin === null) return null;
  const home = mkdtempSync(join(tmpdir(), 'flowbotz-debian-'));
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  const port = await freePort();
  // It refuses to run as root.
  const as = (program: string, args: string[]) =>
    process.getuid?.() === 0
      ? ['runuser', '-u', 'postgres', '--', join(bin, program), ...args]
      : [join(bin, program), ...args];
  const run = async (program: string, args: string[]) => {
    const [command = '', ...rest] = as(program, args);
    await exec(command, rest, { cwd: home });
  };
  await run('initdb', ['-D', data, '-U', USER, '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']);
  const [command = '', ...rest] = as('postgres', [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    home,
    '-c',
    'fsync=off',
    '-c',
    'listen_addresses=127.0.0.1',
  ]);
  const server = spawn(command, rest, { cwd: home, stdio: 'ignore' });
  const url = (database: string) => `postgres://${USER}:${USER}@127.0.0.1:${port}/${database}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await exec(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    create: async (database) => {
      await exec('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', USER, database]);
    },
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      await run('pg_ctl', ['-D', data, 'stop', '-m', 'immediate']);
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function findOrInstall(): Promise<string | null> {
  const find = () => {
    const versions = existsSync(HOME)
      ? readdirSync(HOME).filter((name) => existsSync(join(HOME, name, 'bin', 'initdb')))
      : [];
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
    return newest === undefined ? null : join(HOME, newest, 'bin');
  };
  if (find() === null && process.getuid?.() === 0) {
    try {
      execFileSync('apt-get', ['update'], { stdio: 'ignore' });
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { stdio: 'ignore' });
    } catch (error) {
      console.warn(`NOT PLAYED: Debian's PostgreSQL cannot be installed here (${(error as Error).message})`);
    }
  }
  return find();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
