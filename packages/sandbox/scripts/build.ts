import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runTool } from './run-tool';

/** Makes `dist`: plain JavaScript for Node, the files that lie beside the code, and the types. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** What the code reads from beside itself. Bundled, all code lies in one folder, and so does this. */
const BESIDE = ['page', 'control', 'mailbox', 'stripe-js', 'pictures'];

rmSync(DIST, { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: ['main.ts', 'start.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  packages: 'external',
});

for (const room of BESIDE) {
  for (const file of readdirSync(join(ROOT, room), { withFileTypes: true })) {
    if (file.isDirectory() || /\.(js|css|svg)$/.test(file.name)) {
      cpSync(join(ROOT, room, file.name), join(DIST, file.name), {
        recursive: true,
        errorOnExist: true,
        force: false,
        filter: (name) => !name.endsWith('.test.ts'),
      });
    }
  }
}

// Node's own resolution wants the ending of every file.
const types = join(DIST, 'types');
runTool('tsc', ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', types], ROOT);
for (const name of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(types, name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(from|import\()( ?)(['"])(\.[^'"]*)\3/g, '$1$2$3$4.js$3'));
}
