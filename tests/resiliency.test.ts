import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RESILIENCY_FILE, resiliencyPage } from '../scripts/resiliency';
import { MATRIX } from '../scripts/resiliency-matrix';

it.each(Object.entries(MATRIX))('each fault of %s is played by a test of its name', (_service, rows) => {
  for (const { file, test } of rows) expect(readFileSync(file, 'utf8')).toContain(test);
});

it('the page tells what the table tells', () => {
  expect(readFileSync(RESILIENCY_FILE, 'utf8'), 'run `npm run resiliency`').toBe(resiliencyPage());
});
