import { sql } from 'drizzle-orm';
import { codesWith } from '@/lib/domain/money/currencies';

const listed = (decimals: number) =>
  codesWith(decimals)
    .map((code) => `'${code}'`)
    .join(',');

/** The total in major units, with each currency's decimals. */
export const TOTAL_AMOUNT = sql.raw(
  `case when currency in (${listed(0)}) then total_minor::numeric when currency in (${listed(3)}) then total_minor / 1000.0 else total_minor / 100.0 end`,
);
