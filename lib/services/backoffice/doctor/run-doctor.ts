import type { DbConnection } from '@/db/client';
import { type Finding, look, wrong } from '@/lib/domain/core/finding';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsOf } from '@/lib/platform/log';
import { sourceNames } from '@/lib/services/webhooks/message-source';
import { forgetRefusals } from '../providers/probe-provider';
import { checkDatabase } from './check-database';
import { checkDuties } from './check-duties';
import { checkEnvironment, checkKept } from './check-environment';
import { checkMessages } from './check-messages';
import { checkAccounts, checkMail } from './check-outside';
import { checkSealed } from './check-sealed';
import { checkCatalogue, checkWork } from './check-shop';
import { fixRegistration } from './fix-registration';

/** `replace`, `rotate`: sources whose foreign address may be replaced, or that shall sign with a new secret. */
export type DoctorWish = { fix: boolean; mail: boolean; replace: readonly string[]; rotate: readonly string[] };

/**
 * Looks at everything a shop needs to be live. What fails to be looked at is itself a finding and holds back no other.
 * With `fix` webhooks are registered, each new secret kept sealed at once and handed to `tell`. Throws AppError forbidden.
 */
export async function runDoctor(
  asked: Ctx,
  connection: DbConnection,
  wish: DoctorWish,
  tell: (source: string, secret: string) => void,
): Promise<Finding[]> {
  requireMay(asked.actor, 'webhooks.check');
  const { findings, usable } = await checkDatabase(asked.env.DATABASE_URL, connection);
  // The keys of the console are in the database, so none are known before it was looked at.
  const kept = usable ? await looked(() => checkKept(asked.keys)) : [];
  const ctx = usable ? { ...asked, ...asked.keys.outside } : asked;
  const first = [...checkEnvironment(ctx.env), ...findings, ...kept];
  if (!usable)
    return [...first, look('rest', 'the rest was not looked at', 'mend the database, then run the doctor again')];
  await forgetRefusals(ctx);
  const fixed = wish.fix ? await fixRegistrations(ctx, wish, tell) : [];
  // Whose account it is comes first and alone: another refused call would shut the gate before that is told.
  const accounts = await looked(() => checkAccounts(ctx));
  await forgetRefusals(ctx);
  const rest = await Promise.all(
    [
      () => checkMessages(ctx),
      () => checkSealed(ctx),
      () => checkCatalogue(ctx),
      () => checkWork(ctx),
      () => checkDuties(ctx),
      () => (wish.mail ? checkMail(ctx) : Promise.resolve([])),
    ].map(looked),
  );
  return [...first, ...fixed, ...accounts, ...rest.flat()];
}

async function looked(check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [
      wrong(
        'doctor',
        `a look failed: ${wordsOf(error)}`,
        'this is a fault of the shop or its database: see what was said',
      ),
    ];
  }
}

/** Only what is out of order is touched, and nobody else's address without being told to. */
async function fixRegistrations(
  ctx: Ctx,
  { replace, rotate }: DoctorWish,
  tell: (source: string, secret: string) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of sourceNames(ctx)) {
    const wish = { source, rotate: rotate.includes(source), replace: replace.includes(source) };
    findings.push(...(await fixRegistration(ctx, wish, tell)));
  }
  return findings;
}
