import { execFileSync } from 'node:child_process';

/** Runs a command and answers what it printed; throws with all of that where it fails. */
export function runTool(command: string, args: string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
