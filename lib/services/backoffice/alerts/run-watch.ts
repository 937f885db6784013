import type { Ctx } from '@/lib/engine/ctx';
import { checkRegistrations } from '@/lib/services/webhooks/check-registrations';
import { deliverAlerts } from './deliver-alerts';
import { evaluateAlerts } from './evaluate-alerts';

/** Every minute: is everything well, and do the people on duty know what is not? */
export async function runWatch(ctx: Ctx) {
  const first = await evaluateAlerts(ctx);
  await deliverAlerts(ctx);
  // The services are asked last: one that hangs must not hold back the news that it does.
  const checks = await checkRegistrations(ctx, { onlyStale: true });
  if (checks.length === 0) return first;
  const second = await evaluateAlerts(ctx);
  await deliverAlerts(ctx);
  return { ...second, opened: first.opened + second.opened, resolved: first.resolved + second.resolved };
}
