import type { Ctx } from '@/lib/engine/ctx';
import { emptyLateMessages } from '@/lib/services/account/empty-messages';
import { recountShelf } from '@/lib/services/catalogue/shelf/shelf-counts';
import { sweepDesigns } from '@/lib/services/designs/sweep-designs';
import { keepMissingWords } from '@/lib/services/order/reading/order-words';
import { checkPaymentPage } from './maintenance/check-payment-page';
import { forgetOld } from './maintenance/forget-old';
import { forgetShoppers } from './maintenance/forget-shoppers';
import { keepWindows } from './maintenance/keep-windows';
import { enqueueRatingMails } from './maintenance/rating-mails';
import { recordedRun } from './recorded-run';
import type { SyncReport } from './sync-report';

const MAINTENANCE = { kind: 'maintenance', called: 'maintenance', failed: 'maintenance_failed' } as const;

/** The upkeep that no order waits for, every hour: learning, asking for ratings, sweeping, forgetting. */
export function runMaintenance(ctx: Ctx, trigger: string): Promise<SyncReport> {
  return recordedRun(ctx, { ...MAINTENANCE, trigger }, async (step, report) => {
    const counted = (name: string, work: (ctx: Ctx) => Promise<number>) =>
      step(name, async () => {
        report.changed += await work(ctx);
      });
    await counted('windows', keepWindows);
    await counted('ratings', enqueueRatingMails);
    await counted('designs', sweepDesigns);
    await step('counts', () => recountShelf(ctx));
    await counted('words', keepMissingWords);
    await counted('retention', forgetOld);
    await counted('erasure', emptyLateMessages);
    await counted('retention of orders', forgetShoppers);
    await counted('payment page', checkPaymentPage);
  });
}
