import { env } from '@/lib/platform/env';

/** How a process ends that could never start: with these settings, or on this port. To try again would not help. */
export const UNUSABLE = 78;

export function endUnusable(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(UNUSABLE);
}

/** Ends the process with one readable error where the environment is not usable. */
export function requireEnv(): void {
  try {
    env();
  } catch (error) {
    endUnusable(error);
  }
}
