import * as z from 'zod/mini';
import { webhookSourcesAnswer } from '@/lib/contracts/backoffice/webhooks';
import { endpoint } from '@/lib/http/endpoint';
import { checkRegistrations } from '@/lib/services/webhooks/check-registrations';
import { listSources } from '@/lib/services/webhooks/list-sources';

/** Asks every service now, then answers as GET /api/admin/webhooks/sources. */
export const POST = endpoint({
  actor: 'staff',
  action: 'webhooks.check',
  input: z.strictObject({}),
  output: webhookSourcesAnswer,
  run: async (ctx) => {
    await checkRegistrations(ctx, { onlyStale: false });
    return listSources(ctx);
  },
});
