import { describe, expect, it } from 'vitest';
import { z as classic } from 'zod';
import * as z from 'zod/mini';
import { problemSchema } from '@/lib/contracts/problem';
import '@/lib/platform/env';

// The settings are classic zod and bring words along; what problems say must not hang on that.
z.config({ localeError: undefined });
const { problemResponse } = await import('./problem');

async function problemOf(error: unknown) {
  return problemSchema.parse(await problemResponse(error, 'request-1').json());
}

describe('a refused input as a problem', () => {
  it("says what a contract refuses without words of its own in zod's English", async () => {
    const refused = problemSchema.safeParse({ type: 7 });
    expect(await problemOf(refused.error)).toMatchObject({
      code: 'invalid_input',
      status: 400,
      fields: { type: 'Invalid input: expected string, received number' },
    });
  });

  it('knows the errors of both dialects of zod', async () => {
    const refused = classic.strictObject({ to: classic.email('An address, please.') }).safeParse({ to: 'nobody' });
    expect(await problemOf(refused.error)).toMatchObject({
      code: 'invalid_input',
      detail: 'An address, please.',
      fields: { to: 'An address, please.' },
    });
  });
});
