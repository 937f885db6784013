import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runTool } from './run-tool';

/** Packs the package, installs it alone in an empty folder, starts its command and asks every part of it something. */
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sandbox-installed-'));
let child: ChildProcess | undefined;

try {
  const packed = runTool('npm', ['pack', '--json', '--silent', '--pack-destination', folder], PACKAGE);
  const [{ filename, size }] = z
    .tuple([z.object({ filename: z.string(), size: z.number() })])
    .parse(JSON.parse(packed.slice(packed.indexOf('['))));
  console.log(`packed ${filename}, ${Math.round(size / 1024)} kB`);
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  runTool(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(folder, filename)],
    folder,
  );

  const command = join(folder, 'node_modules/.bin/flowbotz-sandbox');
  if (!runTool(command, ['--help'], folder).includes('--time-scale')) throw new Error('--help tells nothing');
  child = spawn(command, ['--port', '0', '--seed', '7', '--no-autopilot'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await originOf(child);
  for (const [path, authorization] of [
    ['/', ''],
    ['/control/state.json', ''],
    ['/mail', ''],
    ['/stripe/js/stripe.js', ''],
    ['/stripe/v1/payment_intents', 'Bearer sk_test_sandbox000000000001'],
    ['/printful/store/products', 'Bearer any'],
    ['/printify/v1/shops.json', 'Bearer any'],
    ['/pictures/mug/cat/ffffff.png?w=160', ''],
  ] as const) {
    const { status } = await fetch(origin + path, { headers: { authorization, 'user-agent': 'try-installed' } });
    console.log(`${status} ${path}`);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
  }
  checkTypes(folder);
  console.log('works installed alone');
} finally {
  if (child?.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

async function originOf(running: ChildProcess): Promise<string> {
  if (!running.stdout) throw new Error('the command has no output');
  for await (const line of createInterface(running.stdout)) {
    const [, origin] = /^Sandbox +(http\S+)$/.exec(line) ?? [];
    if (origin !== undefined) return origin;
  }
  throw new Error('the command ended before it listened');
}

/** What a TypeScript project sees of it, with Node's own resolution. */
function checkTypes(project: string): void {
  writeFileSync(
    join(project, 'use.ts'),
    `import { startSandbox } from '@flowbotz/sandbox';
const { stripeUrl, stop } = await startSandbox({ port: 0, timeScale: 10 });
const url: string = stripeUrl;
// @ts-expect-error a port is a number
await startSandbox({ port: url });
await stop();
`,
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  runTool(
    'tsc',
    [...options, '--types', 'node', '--typeRoots', join(PACKAGE, '../../node_modules/@types'), 'use.ts'],
    project,
  );
}
