import pino, { type DestinationStream, type Logger } from 'pino';
import { type Env, env } from './env';

export type Log = Logger;

/** Anything that may hold a person's data or a secret never reaches a log line. */
const REDACTED = [
  'recipient',
  'email',
  'address',
  'payload',
  'rawBody',
  'authorization',
  'token',
  'client_secret',
  'clientSecret',
  '*.recipient',
  '*.email',
  '*.authorization',
  '*.client_secret',
];

/** Lines of JSON on standard output, or `to` another place. */
export function createLog(level: Env['LOG_LEVEL'], to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: errorForLog },
  };
  return to ? pino(options, to) : pino(options);
}

/** What an error says, for rows, alerts and people. A failed query's values are left out: they belong to somebody. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? withoutValues(error.message, error) : String(error);
}

/** The same for a log line, where no mailbox may stand. */
export const wordsForLog = (error: unknown): string => wordsOf(error).replaceAll(MAILBOX, '[mailbox]');

export function errorForLog(error: Error): object {
  const { type, message, stack, aggregateErrors: _several, raw: _raw, ...facts } = pino.stdSerializers.err(error);
  const { params: _params, parameters: _parameters, detail: _detail, where: _where, ...kept } = facts;
  const told = { ...kept, type, message: withoutValues(message, error), stack: withoutValues(stack, error) };
  return withoutMailboxes(told) as object;
}

/** No longer than a mailbox may be, or a long word costs its square; `/@` is a scoped package in a stack. */
const MAILBOX = /[^\s<>"',;:()/@]{1,64}@[^\s<>"',;()/]{1,255}/g;

/** Mail servers name the box they refuse, in words and in fields of the error, in every spelling. */
function withoutMailboxes(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll(MAILBOX, '[mailbox]');
  if (typeof value !== 'object' || value === null || depth > 4) return value;
  if (Array.isArray(value)) return value.map((inner) => withoutMailboxes(inner, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMailboxes(inner, depth + 1)]));
}

/** Drizzle writes a query's values into the error's message, and whoever wraps it carries them on in the stack. */
function withoutValues(text: string, error: unknown): string {
  let rest = text;
  for (let at = error; at instanceof Error; at = at.cause)
    if ('params' in at && Array.isArray(at.params)) rest = rest.replaceAll(`\nparams: ${at.params}`, '');
  return rest;
}

let root: Log | undefined;

/** This process's log. */
export function log(): Log {
  root ??= createLog(env().LOG_LEVEL);
  return root;
}
