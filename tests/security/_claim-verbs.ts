import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/engine/ctx';
import { recordCredit } from '@/lib/services/order/claim/record-credit';
import { refuseReport } from '@/lib/services/order/claim/refuse-report';
import { sendAgain } from '@/lib/services/order/claim/send-again';

/** What staff do about what went wrong after the sale. `number`: of the order it is about. */
export const claimVerbs = (number: () => { orderNumber: string }) => ({
  'orders.answer_report': [
    (ctx: Ctx) => refuseReport(ctx, { ...number(), reportId: randomUUID(), words: 'It is as it was shown.' }),
  ],
  'orders.send_again': [(ctx: Ctx) => sendAgain(ctx, { ...number(), requestId: randomUUID(), lines: [] })],
  'orders.record_credit': [
    (ctx: Ctx) => recordCredit(ctx, { ...number(), creditId: randomUUID(), provider: 'printful', amountMinor: 1 }),
  ],
});
