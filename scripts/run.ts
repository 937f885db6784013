import { spawn } from 'node:child_process';

/** How a check exits that could not look. */
export const NOT_CHECKED = 3;

export type Outcome = { code: number; output: string };

/** Runs one of the project's own tools, shows what it prints and keeps it. */
export function run(
  command: string,
  args: string[],
  options: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output.push(chunk.toString());
        if (!options.quiet) process.stdout.write(chunk);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output: output.join('') }));
  });
}

export const bin = (name: string) => `node_modules/.bin/${name}`;
