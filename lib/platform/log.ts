import pino, { type Logger } from 'pino';
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

export function createLog(level: Env['LOG_LEVEL']): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: pino.stdSerializers.err },
  });
}

let root: Log | undefined;

/** This process's log. */
export function log(): Log {
  root ??= createLog(env().LOG_LEVEL);
  return root;
}
