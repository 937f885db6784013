import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** AES-256 keys by id, newest first. New data is sealed with the first; old data opens with the key it names. */
export type DataKeys = readonly { id: string; key: Buffer }[];

/** Seals text with AES-256-GCM for one place: `v2.<key id>.<iv>.<tag>.<ciphertext>`, base64url parts. */
export function seal(plain: string, keys: DataKeys, place: string): string {
  const [current] = keys;
  if (!current) throw new Error('no data key to seal with');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v2', current.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
}

/**
 * Opens what `seal` made. Throws when the key is gone, a byte was changed or it was sealed for another place. Values of
 * before (`v1`) know no place; `npm run reseal` leaves none (ADR 35).
 */
export function open(sealed: string, keys: DataKeys, place: string): string {
  const [version, keyId, iv, tag, body] = sealed.split('.');
  if ((version !== 'v2' && version !== 'v1') || !keyId || !iv || !tag || body === undefined)
    throw new Error('not a sealed value');
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new Error(`the data key "${keyId}" is not configured`);
  const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(iv, 'base64url'));
  if (version === 'v2') decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** A keyed fingerprint to look a value up by without storing it readable. */
export function blindIndex(value: string, secret: string): string {
  return createHmac('sha256', `blind-index:${secret}`).update(value.trim().toLowerCase()).digest('base64url');
}

/** The same for one word of many, short: 64 bits are enough to find by, and what is found is looked at. */
export function wordIndex(word: string, secret: string): string {
  return createHmac('sha256', `word-index:${secret}`).update(word).digest().subarray(0, 8).toString('base64url');
}

/** 128 random bits, for links that open an order. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

export function hmacSha256(body: string, key: string | Buffer, encoding: 'hex' | 'base64url' = 'hex'): string {
  return createHmac('sha256', key).update(body).digest(encoding);
}

/** Equality that takes the same time wherever the difference is. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** 48 bits that only who knows the secret can foresee, the same for the same text. */
export function chanceOf(text: string, secret: string): number {
  return createHmac('sha256', secret).update(text).digest().readUIntBE(0, 6);
}
