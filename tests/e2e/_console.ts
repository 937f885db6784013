import { readFileSync } from 'node:fs';
import { expect } from 'playwright/test';
import postgres from 'postgres';
import { SANDBOX, STACK } from './stack';

/** The stack's own database: tests turn back the time in it, where waiting for days is not an option. */
export function openDatabase() {
  return postgres(readFileSync(STACK.databaseUrlFile, 'utf8'), { max: 2 });
}

/** What goes wrong from now on: `{ api: { printify: { error500: 1 } } }`; nothing with `{}`. */
export async function setFaults(plan: object): Promise<void> {
  const answer = await fetch(`${SANDBOX}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plan),
  });
  expect(answer.status).toBe(200);
}
