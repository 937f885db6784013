import { createHash, randomBytes } from 'node:crypto';

/** A number in [0, 1) that depends only on its arguments: the same seed always draws the same plan. */
export function draw(seed: number, ...parts: (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...parts].join('|'))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits, as in Stripe's ids. */
export function alphanumeric(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Lower-case hex, as in Printify's 24-digit ids. */
export function hex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}
