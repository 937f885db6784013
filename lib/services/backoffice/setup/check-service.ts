import type { Finding } from '@/lib/domain/core/finding';
import { requireMay } from '@/lib/domain/order/policy';
import { isConnected, type KeyedService } from '@/lib/domain/shop/keys';
import type { Ctx } from '@/lib/engine/ctx';
import { checkAccount, checkMail } from '../doctor/check-outside';
import { forgetRefusals } from '../providers/probe-provider';

/** What a service says of the keys we have for it now; of mail, whether it took one to whoever asks. Throws AppError forbidden. */
export async function testService(ctx: Ctx, { service }: { service: KeyedService }): Promise<{ findings: Finding[] }> {
  requireMay(ctx.actor, 'keys.change');
  return { findings: isConnected(service, ctx.env) ? await checkService(ctx, service) : [] };
}

/** One refused call shuts the gate: what a key on trial is refused must not keep those that hold from working. */
export async function checkService(ctx: Ctx, service: KeyedService): Promise<Finding[]> {
  await forgetRefusals(ctx);
  try {
    return service === 'mail' ? await checkMail(ctx) : await checkAccount(ctx, service);
  } finally {
    await forgetRefusals(ctx);
  }
}
