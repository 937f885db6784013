import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsOf } from '@/lib/platform/log';
import { activeSecrets } from '@/lib/services/webhooks/active-secrets';
import { inspectRegistration } from '@/lib/services/webhooks/check-registrations';
import { mendRegistration } from '@/lib/services/webhooks/repair-registration';
import { forgetRefusals } from '../providers/probe-provider';

/** Registers one source's webhooks where that is out of order; what it says where something was done or cannot be. */
export async function fixRegistration(
  ctx: Ctx,
  wish: { source: string; rotate: boolean; replace: boolean },
  tell: (source: string, secret: string) => void,
): Promise<Finding[]> {
  const { source } = wish;
  const check = `${source}.fix`;
  const { inOrder } = await inspectRegistration(ctx, source);
  const isWhole = inOrder === true && (await activeSecrets(ctx, source)).length > 0;
  if (isWhole && !wish.rotate && !wish.replace) return [];
  try {
    await forgetRefusals(ctx);
    const { secret, foreign, detail } = await mendRegistration(ctx, wish);
    if (foreign.length > 0) {
      const todo = `if it may be replaced: under Webhooks in the console, or npm run doctor -- --fix --replace=${source}`;
      return [wrong(check, `left alone: it tells ${foreign.join(', ')}`, todo)];
    }
    if (secret !== null) tell(source, secret);
    return [ok(check, secret === null ? detail : `${detail}; the new secret is stored`)];
  } catch (error) {
    return [wrong(check, `could not be registered: ${wordsOf(error)}`, 'mend what it says and run --fix again')];
  }
}
