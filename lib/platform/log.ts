import pino, { type Logger } from 'pino';
import { env } from './env';

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

let root: Log | undefined;

export function log(): Log {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: pino.stdSerializers.err },
  });
  return root;
}
