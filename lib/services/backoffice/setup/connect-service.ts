import { eq } from 'drizzle-orm';
import { keptKeys } from '@/db/schema/settings';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import type { Finding } from '@/lib/domain/core/finding';
import { requireMay } from '@/lib/domain/order/policy';
import {
  isConnected,
  type KeyedService,
  type KeyName,
  type Keys,
  neededKeys,
  SERVICE_KEYS,
  STAND_INS,
} from '@/lib/domain/shop/keys';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import type { Outside } from '@/lib/engine/kept-keys';
import { recordAudit } from '@/lib/engine/record-audit';
import { keySchema } from '@/lib/platform/env';
import { passkeysOf } from '@/lib/services/account/passkey-holder';
import { startImport } from '../catalogue/start-import';
import { checkDuties } from '../doctor/check-duties';
import { fixRegistration } from '../doctor/fix-registration';
import { checkService } from './check-service';

/** What speaks against a key itself; the rest that a look finds can be mended with it in place. */
const AGAINST: readonly string[] = ['key', 'scopes', 'rights', 'store', 'shop', 'mail'];

/**
 * Takes keys once the service itself has said that they open what we need, and keeps them sealed; then registers its
 * webhooks and reads its store. What is not named stays as it is. Keys for real money are not taken while the seller leaves
 * unsaid what the law asks for, unless `knowingly`. Throws AppError forbidden, invalid_input for what
 * does not fit together, $ZodError for what is no such key.
 */
export async function connectService(
  ctx: Ctx,
  input: { service: KeyedService; keys: Keys; knowingly?: boolean | undefined },
): Promise<{ connected: boolean; findings: Finding[] }> {
  requireMay(ctx.actor, 'keys.change');
  const { service } = input;
  const keys = keysIn(ctx, service, input.keys);
  const trial = { ...ctx, ...onTrial(ctx, keys, service) };
  const duties = service === 'stripe' ? await checkDuties(trial) : [];
  const unmet = duties.some(({ verdict }) => verdict === 'wrong');
  if (unmet && !input.knowingly) return { connected: false, findings: duties };
  const findings = [...duties, ...(await checkService(trial, service))];
  const isAgainst = ({ check, verdict }: Finding) =>
    verdict === 'wrong' && AGAINST.includes(check.split('.').at(-1) ?? '');
  if (findings.some(isAgainst)) return { connected: false, findings };
  await keep(ctx, { service, keys, knowingly: unmet });
  const fresh = { ...ctx, ...(await ctx.keys.renew()) };
  if (service === 'mail') return { connected: true, findings };
  const registered = await fixRegistration(fresh, { source: service, rotate: false, replace: false }, () => undefined);
  if (service !== 'stripe') await startImport(fresh);
  return { connected: true, findings: [...findings, ...registered] };
}

/**
 * Forgets the keys of a service. Throws AppError forbidden, not_found where the console knows none, conflict where who
 * asks could not sign in any more.
 */
export async function removeService(ctx: Ctx, { service }: { service: KeyedService }): Promise<{ removed: boolean }> {
  requireMay(ctx.actor, 'keys.change');
  if (service === 'mail') await requireAnotherWayIn(ctx);
  await inTransaction(ctx, async (ctx) => {
    const gone: string[] = [];
    for (const name of SERVICE_KEYS[service])
      gone.push(...(await ctx.db.delete(keptKeys).where(eq(keptKeys.name, name)).returning()).map((row) => row.name));
    if (gone.length === 0) throw new AppError('not_found', 'Nothing of it was connected here.');
    await recordAudit(ctx, { action: 'keys.change', subject: service, data: { removed: gone } });
  });
  await ctx.keys.renew();
  return { removed: true };
}

async function requireAnotherWayIn(ctx: Ctx): Promise<void> {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID } = ctx.env;
  if (GOOGLE_CLIENT_ID !== undefined || GITHUB_CLIENT_ID !== undefined || ctx.actor.kind !== 'user') return;
  if ((await passkeysOf(ctx, ctx.actor.userId)).length === 0)
    throw new AppError('conflict', 'Without mail only a passkey signs you in: add one first.');
}

function keysIn(ctx: Ctx, service: KeyedService, given: Keys): Keys {
  const names: readonly KeyName[] = SERVICE_KEYS[service];
  for (const name of Object.keys(given) as KeyName[]) {
    if (!names.includes(name)) throw new AppError('invalid_input', `${name} is no key of this service.`);
    if (ctx.keys.says(name))
      throw new AppError('invalid_input', `The environment says ${name}, and nothing else counts: change it there.`);
  }
  keySchema.partial().parse(given);
  // What is of no use goes with the new: half of it would be of no use again.
  const old = ctx.keys.unfit.has(service) ? names.filter((name) => !ctx.keys.says(name)) : [];
  const unsaid = names.filter((name) => STAND_INS[name] !== undefined && !ctx.env[name]);
  return {
    ...Object.fromEntries(old.map((name) => [name, ''])),
    ...Object.fromEntries(unsaid.map((name) => [name, STAND_INS[name]])),
    ...given,
  };
}

function onTrial(ctx: Ctx, keys: Keys, service: KeyedService): Outside {
  let outside: Outside;
  try {
    outside = ctx.keys.connect(keys);
  } catch (error) {
    throw new AppError('invalid_input', (error as Error).message, { cause: error });
  }
  if (isConnected(service, outside.env)) return outside;
  const missing = neededKeys(service).filter((name) => !outside.env[name]);
  throw new AppError('invalid_input', `Still missing: ${missing.join(', ')}.`);
}

/** Names alone go into the audit log. An empty value is forgotten. */
async function keep(
  ctx: Ctx,
  { service, keys, knowingly }: { service: KeyedService; keys: Keys; knowingly: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const changed = { changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) };
    for (const name of SERVICE_KEYS[service]) {
      if (!(name in keys)) continue;
      const value = keys[name];
      if (!value) {
        await ctx.db.delete(keptKeys).where(eq(keptKeys.name, name));
        continue;
      }
      const row = { ...changed, valueSealed: ctx.vault.seal(keptKeys.valueSealed, name, value) };
      await ctx.db
        .insert(keptKeys)
        .values({ name, ...row })
        .onConflictDoUpdate({ target: keptKeys.name, set: row });
    }
    const data = { changed: Object.keys(keys), ...(knowingly ? { unmet: true } : {}) };
    await recordAudit(ctx, { action: 'keys.change', subject: service, data });
  });
}
