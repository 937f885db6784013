import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { paymentPageScripts } from '@/db/schema/security';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';

const DAILY_MS = 23 * 3_600_000;
const WITHIN_MS = 10_000;
const FORGOTTEN_MS = 90 * 86_400_000;

/** What the page must send, and what must not be in it. */
const HEADERS: [name: string, says: RegExp][] = [
  ['content-security-policy', /script-src (?=[^;]*'nonce-)(?![^;]*'unsafe-)/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['strict-transport-security', /max-age=\d{7,}/],
  ['x-content-type-options', /^nosniff$/],
];

/**
 * Once a day, in live mode: reads the payment page as a shopper's browser gets it and holds its headers and our own
 * scripts against what was there before (PCI DSS 4.0.1, 6.4.3 and 11.6.1). A file of ours is named after what is in it,
 * so one that changes was tampered with on its way. Returns how many scripts were read.
 */
export async function checkPaymentPage(ctx: Ctx): Promise<number> {
  if (!ctx.env.livemode || (await isChecked(ctx))) return 0;
  return readPaymentPage(ctx);
}

async function isChecked(ctx: Ctx): Promise<boolean> {
  const [last] = await ctx.db.select().from(paymentPageScripts).orderBy(desc(paymentPageScripts.seenAt)).limit(1);
  return last !== undefined && ctx.clock.now().getTime() - last.seenAt.getTime() < DAILY_MS;
}

export async function readPaymentPage(ctx: Ctx): Promise<number> {
  const page = await read(new URL('/checkout', ctx.env.APP_URL));
  const faults = HEADERS.filter(([name, says]) => !says.test(page.headers.get(name) ?? '')).map(
    ([name]) => `the header ${name} is not ours`,
  );
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  const scripts = [...page.body.toString('utf8').matchAll(/<script\b([^>]*)>/g)].map(([, tag = '']) => ({
    src: /\bsrc="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? null,
    nonce: /\bnonce="([^"]*)"/.exec(tag)?.[1] ?? null,
  }));
  if (scripts.length === 0) faults.push('it has no scripts');
  if (scripts.some((script) => script.nonce !== nonce)) faults.push('a script has not our nonce');
  const addresses = [...new Set(scripts.flatMap(({ src }) => (src === null ? [] : [src])))];
  const ours: Script[] = [];
  for (const src of addresses) {
    const address = new URL(src, ctx.env.APP_URL);
    if (address.origin === new URL(ctx.env.APP_URL).origin)
      ours.push({ path: address.pathname, sha256: sha256Of((await read(address)).body) });
    else faults.push(`it loads a script from ${address.host}`);
  }
  // Written down once all is read: a page that was read by half was not looked at.
  for (const path of await changedOf(ctx, ours)) faults.push(`${path} has changed`);
  const key = 'checkout';
  if (faults.length === 0) await resolveAlert(ctx, 'payment_page_changed', key);
  else
    await raiseAlert(ctx, {
      kind: 'payment_page_changed',
      key,
      severity: 'critical',
      message: `The payment page is not as we made it: ${[...new Set(faults)].join('; ')}.`.slice(0, 500),
    });
  return addresses.length;
}

type Script = { path: string; sha256: string };
const sha256Of = (body: Buffer) => createHash('sha256').update(body).digest('base64');

/** Those that are not as they were; all are seen now. */
function changedOf(ctx: Ctx, scripts: readonly Script[]): Promise<string[]> {
  return inTransaction(ctx, async (ctx) => {
    const changed: string[] = [];
    for (const script of scripts) if (!(await isAsBefore(ctx, script))) changed.push(script.path);
    return changed;
  });
}

async function isAsBefore(ctx: TxCtx, { path, sha256 }: Script): Promise<boolean> {
  const now = ctx.clock.now();
  const [known] = await ctx.db.select().from(paymentPageScripts).where(eq(paymentPageScripts.path, path));
  const isNew = known === undefined || now.getTime() - known.seenAt.getTime() > FORGOTTEN_MS;
  if (isNew) await ctx.db.delete(paymentPageScripts).where(eq(paymentPageScripts.path, path));
  await ctx.db
    .insert(paymentPageScripts)
    .values({ path, sha256, firstSeenAt: now, seenAt: now })
    .onConflictDoUpdate({ target: paymentPageScripts.path, set: { seenAt: now } });
  return isNew || known.sha256 === sha256;
}

async function read(address: URL): Promise<{ headers: Headers; body: Buffer }> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) });
  if (!answer.ok) throw new Error(`${address.pathname} answers ${answer.status}`);
  return { headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}
