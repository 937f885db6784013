import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ALERT,
  CATALOGUE_RUN,
  DISPUTE,
  EFFECT,
  FULFILLMENT,
  MESSAGE,
  MOCKUP,
  ORDER_STATUSES,
  PACKAGE,
  PAYMENT,
  REFUND_REQUEST,
  statesOf,
} from '@/lib/domain/order/states';
import { sourceFiles } from '../scripts/import-graph';

const TABLES: readonly (readonly string[])[] = [
  [...ORDER_STATUSES],
  ...[PAYMENT, DISPUTE, FULFILLMENT, PACKAGE, EFFECT, MESSAGE, MOCKUP, REFUND_REQUEST, ALERT, CATALOGUE_RUN].map(
    (table) => statesOf<string>(table),
  ),
];

const HOME = 'lib/domain/order/states.ts';
/** `lib/integrations` speaks the words of Stripe and the providers, and what a release left stays as it ran. */
const SCANNED = /^(lib|db|components|app)\//;
const FOREIGN = /^(lib\/integrations|db\/migrations)\/|\.test\.tsx?$/;

/** Lists as they are written in TypeScript, in SQL, in a union type, and as a chain of comparisons. */
const LISTS = [
  /[[(]\s*('[a-z_]+'(?:,\s*'[a-z_]+')+),?\s*[\])]/g,
  /('[a-z_]+'(?:\s*\|\s*'[a-z_]+')+)/g,
  /([\w.?!]+) === ('[a-z_]+') \|\| \1 === ('[a-z_]+')/g,
  /([\w.?!]+) !== ('[a-z_]+') && \1 !== ('[a-z_]+')/g,
];

function listsIn(text: string): string[] {
  return LISTS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const words = [...match[0].matchAll(/'([a-z_]+)'/g)].map(([, word]) => word ?? '');
      const isOurs = TABLES.some((states) => words.every((word) => states.includes(word)));
      return isOurs && words.length > 1 ? [words.join(' ')] : [];
    }),
  );
}

describe('states', () => {
  it('are listed in one file alone', () => {
    const spelt = sourceFiles()
      .filter((file) => SCANNED.test(file) && !FOREIGN.test(file) && file !== HOME)
      .flatMap((file) => listsIn(readFileSync(file, 'utf8')).map((list) => `${file}: ${list}`));
    expect(spelt).toEqual([]);
  });

  it('are found in all the ways a list is written', () => {
    expect(listsIn("sql`o.payment_status in ('paid', 'partially_refunded')`")).toHaveLength(1);
    expect(listsIn("inArray(orders.paymentStatus, [\n  'paid',\n  'partially_refunded',\n])")).toHaveLength(1);
    expect(listsIn("type Status = 'shipped' | 'delivered';")).toHaveLength(1);
    expect(listsIn("part.status === 'canceled' || part.status === 'failed'")).toHaveLength(1);
    expect(listsIn("part.status !== 'pending' && part.status !== 'failed'")).toHaveLength(1);
    expect(listsIn("['pending', 'sent']")).toEqual([]);
  });
});
