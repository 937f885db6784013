import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import type { HttpClient } from '@/lib/platform/http-client';

/** `not_told`: there was nothing to see it by, or it may not be tried here. */
export type Seen = { verdict: 'as_assumed' | 'differs' | 'not_told'; seen: string };

/** One thing that an adapter takes for granted and no document of the service settles. */
export type Check = {
  name: string;
  assumed: string;
  /** It makes something there, which is taken back; left out where that is not safe. */
  makes?: true;
  look: () => Promise<Seen>;
};

/** What one service is asked. */
export type Conformance = {
  label: string;
  /** What will be done there, for people, before anything is. */
  plan: readonly string[];
  /** Why nothing may be made there; null where it may. */
  readOnly: string | null;
  checks: readonly Check[];
  /** Takes back whatever the checks made, and names what is still there. */
  tidyUp: () => Promise<string[]>;
  /** Whatever happens, none of these stands in a report. */
  secrets: readonly string[];
};

/** How the checks reach the world. `drafts`: their owner says that an order nobody sends off stays where it is. */
export type Stage = {
  http: (baseUrl: string) => HttpClient;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  drafts: boolean;
};

export const told = (holds: boolean, seen: string): Seen => ({ verdict: holds ? 'as_assumed' : 'differs', seen });

/** Thrown where a check finds nothing to look at. */
export class NotTold extends Error {}

/** A refusal without its text, which may name people and places. */
export function wordsOf({ kind, httpStatus, providerCode }: ProviderError): string {
  return [
    ...(httpStatus === undefined ? [kind] : [`HTTP ${httpStatus}`]),
    ...(providerCode === undefined ? [] : [`code ${providerCode}`]),
  ].join(', ');
}

/** How a service refused; null where it did as it was asked. */
export async function refusalOfCall(call: () => Promise<unknown>): Promise<ProviderError | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
}

/** What became of a check that could not be ended. Throws what is a fault of ours. */
export function unended(error: unknown): Seen {
  if (error instanceof NotTold) return { verdict: 'not_told', seen: error.message };
  if (!(error instanceof ProviderError)) throw error;
  if (error.cause instanceof z.ZodError) {
    const [issue] = error.cause.issues;
    return told(false, `an answer that we cannot read (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
  }
  return { verdict: 'not_told', seen: `refused: ${wordsOf(error)}` };
}
