import { randomUUID } from 'node:crypto';
import { processServices } from '@/lib/compose/services';
import { AppError, type ErrorCode } from '@/lib/domain/core/errors';
import type { SecurityKind } from '@/lib/domain/shop/security';
import { noteSecurity } from '@/lib/engine/security-events';
import { log } from '@/lib/platform/log';
import { problemResponse } from './problem';
import { fingerprintOf } from './rate-limit';

/** Refusals that tell of somebody trying doors. */
const TOLD: Partial<Record<ErrorCode, SecurityKind>> = {
  unauthenticated: 'refused',
  forbidden: 'refused',
  invalid_signature: 'forged',
};

type Asked = { headers: Headers; method?: string; requestId?: string; door?: string | null };

/** The answer to what failed, at every door; what looks like an attack is counted. `door`: what was asked for. */
export function refusal(error: unknown, asked: Asked): Response {
  const { headers, requestId = randomUUID(), door } = asked;
  const kind = error instanceof AppError && !isIdle(error, asked) ? TOLD[error.code] : undefined;
  if (kind && error instanceof AppError) {
    const about = [error.code, door].filter(Boolean).join(' ');
    processServices().then(
      (services) => noteSecurity(services, { kind, about, network: fingerprintOf(headers, services.env) }),
      (cause: unknown) => log().error({ err: cause }, 'a refusal was not counted'),
    );
  }
  return problemResponse(error, requestId);
}

/** A page that asks on after its session has ended, or waits for a passkey: it learns nothing and tries no key. */
function isIdle({ code, reason }: AppError, { method, headers }: Asked): boolean {
  if (reason === 'passkey_needed') return true;
  return code === 'unauthenticated' && (method === 'GET' || method === 'HEAD') && !headers.has('authorization');
}
