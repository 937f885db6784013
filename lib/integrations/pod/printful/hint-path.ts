import { hmacSha256 } from '@/lib/platform/crypto';

/** The end of the address for v1 messages, which Printful never signs: made of a secret of ours, so nobody can guess it. */
export function hintPath(secret: string): string {
  return hmacSha256('printful-v1-webhook-path', secret).slice(0, 32);
}
