import { type Conformance, type Seen, unended } from './check';

export type Result = { name: string; assumed: string } & Seen;

/** `left`: what the checks made there and could not take back. */
export type Report = { service: string; place: 'sandbox' | 'live'; results: Result[]; left: string[] };

const MARKS = { as_assumed: '✓ as assumed', differs: '✗ differs', not_told: '? could not be told' } as const;

/** One check after the other; whatever was made is taken back, also where a check breaks. */
export async function runChecks(conformance: Conformance, about: Pick<Report, 'service' | 'place'>): Promise<Report> {
  const { checks, readOnly, tidyUp } = conformance;
  const results: Result[] = [];
  let left: string[] = [];
  try {
    for (const { name, assumed, makes, look } of checks) {
      const held: Seen | null = makes && readOnly !== null ? { verdict: 'not_told', seen: readOnly } : null;
      results.push({ name, assumed, ...(held ?? (await look().catch(unended))) });
    }
  } finally {
    left = await tidyUp();
  }
  const hide = (text: string) => conformance.secrets.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
  return { ...about, results: results.map((each) => ({ ...each, seen: hide(each.seen) })), left: left.map(hide) };
}

/** Something differs or is left behind, or nothing at all could be told: then the key or the service is of no use. */
export function isAmiss({ results, left }: Report): boolean {
  const silent = results.every(({ verdict }) => verdict === 'not_told');
  return silent || left.length > 0 || results.some(({ verdict }) => verdict === 'differs');
}

/** For people, and to paste into an issue. */
export function textOf({ service, place, results, left }: Report, at: Date): string {
  const count = (verdict: Seen['verdict']) => results.filter((each) => each.verdict === verdict).length;
  return [
    `${service} ${place === 'live' ? 'as it is' : 'as the sandbox plays it'}, ${at.toISOString().slice(0, 10)}`,
    ...results.flatMap(({ name, assumed, verdict, seen }) => [
      `${MARKS[verdict]}: ${name}`,
      `    assumed: ${assumed}`,
      `    seen:    ${seen}`,
    ]),
    ...left.map((each) => `! still there: ${each}`),
    `${count('as_assumed')} as assumed, ${count('differs')} differ, ${count('not_told')} could not be told`,
  ].join('\n');
}
