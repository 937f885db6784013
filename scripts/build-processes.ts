import { build } from 'esbuild';

/** What `npm start` runs: beside Next's build, since Next empties its folder when it builds. */
export async function buildProcesses(): Promise<void> {
  await build({
    entryPoints: ['start', 'web', 'worker'].map((name) => `processes/${name}.ts`),
    outdir: '.next/processes',
    bundle: true,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: true,
    logLevel: 'warning',
  });
}

if (import.meta.main) await buildProcesses();
