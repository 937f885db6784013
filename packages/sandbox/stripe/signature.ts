import { createHmac } from 'node:crypto';

/** Stripe's webhook signature over the exact bytes sent. `timestamp` is real time, epoch seconds. */
export function signatureHeader(secret: string, timestamp: number, body: string): string {
  const v1 = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${v1}`;
}
