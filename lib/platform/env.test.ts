import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const settings = {
  DATABASE_URL: 'postgres://127.0.0.1/x',
  NEXTAUTH_SECRET: 'x'.repeat(40),
  SMTP_URL: 'smtp://127.0.0.1:1',
  STRIPE_SECRET_KEY: 'sk_test_x',
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_x',
};

describe('the keys for personal data', () => {
  it('are told apart by their ids: a new key under an old id would lose what the old one has sealed', () => {
    const rotated = parseEnv({ ...settings, DATA_KEYS: `k2:${key(2)},k1:${key(1)}` });
    expect(rotated.DATA_KEYS.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(() => parseEnv({ ...settings, DATA_KEYS: `k1:${key(2)},k1:${key(1)}` })).toThrow('the same id');
  });
});
