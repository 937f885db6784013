import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { errorForLog, wordsForLog, wordsOf } from './log';

const database = Object.assign(new Error('duplicate key value violates unique constraint "users_email_unique"'), {
  code: '23505',
  detail: 'Key (email)=(ada@example.com) already exists.',
});
const failed = new DrizzleQueryError(
  'insert into "users" ("email", "name") values ($1, $2)',
  ['ada@example.com', 'Ada\nLovelace'],
  database,
);
const PERSONAL = /ada|lovelace/i;

it('what a mail server says of a box is logged without the box, in words, causes and fields', () => {
  const refused = Object.assign(new Error('550 5.1.1 <ada@example.com>: no such user'), {
    response: '550 5.1.1 <ada@example.com>: no such user',
    rejected: ['ada@example.com'],
    responseCode: 550,
  });
  const logged = errorForLog(new Error('the mail was refused', { cause: refused }));
  expect(JSON.stringify([logged, errorForLog(refused)])).not.toMatch(PERSONAL);
  expect(errorForLog(refused)).toMatchObject({ responseCode: 550, message: '550 5.1.1 <[mailbox]>: no such user' });
});

it('frames of a scoped package are no mailboxes, and an endless word costs no time', () => {
  const frame = 'at send (/app/node_modules/@aws-sdk/client-s3/dist/index.js:1:2)';
  const told = Object.assign(new Error('away'), { stack: frame });
  expect(errorForLog(told)).toMatchObject({ stack: frame });
  const begun = performance.now();
  expect(wordsForLog(new Error(`${'x'.repeat(60_000)} <ada@example.com>`))).toContain('[mailbox]');
  expect(performance.now() - begun).toBeLessThan(500);
});

describe('a failed query', () => {
  it('is logged without the values it was about, however deep it lies in another error', () => {
    for (const error of [failed, database, new Error('the order was not written', { cause: failed })]) {
      const logged = JSON.stringify(errorForLog(error));
      expect(logged).not.toMatch(PERSONAL);
      expect(logged).toContain('duplicate key value');
    }
    expect(errorForLog(database)).toMatchObject({ code: '23505' });
  });

  it('says in alerts and rows which query it was, and of nobody', () => {
    expect(wordsOf(failed)).toBe('Failed query: insert into "users" ("email", "name") values ($1, $2)');
    expect(wordsOf('lost')).toBe('lost');
  });
});
