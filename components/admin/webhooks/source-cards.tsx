'use client';
import { toast } from 'sonner';
import { Button } from '@/components/ui/form/button';
import { useCheckRegistrations, useWebhookSources } from '@/lib/client/admin/use-webhooks';
import type { WebhookSource } from '@/lib/contracts/backoffice/webhooks';
import { PageHead } from '../page-head';
import { RecoverDialog } from './recover-dialog';
import { SourceCard } from './source-card';

type Props = { sources: WebhookSource[]; mayCheck: boolean; mayRepair: boolean; mayRotate: boolean };

/** All senders side by side, with what concerns all of them. */
export function SourceCards({ sources, mayCheck, mayRepair, mayRotate }: Props) {
  const { data } = useWebhookSources({ sources });
  const check = useCheckRegistrations();
  return (
    <>
      <PageHead
        title="Webhooks"
        actions={
          mayCheck ? (
            <>
              <Button
                variant="secondary"
                busy={check.isPending}
                onClick={() =>
                  check.mutate(undefined, {
                    onSuccess: () => toast.success('Every service was asked.'),
                    onError: (error) => toast.error(error.message),
                  })
                }
              >
                Check registrations
              </Button>
              {mayRepair ? <RecoverDialog /> : null}
            </>
          ) : null
        }
      >
        What Stripe and the print shops tell us. A secret changed here is kept sealed and counts at once, beside the old
        one, until the old one is retired.
      </PageHead>
      <ul aria-label="Senders" className="mb-8 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {data.sources.map((source) => (
          <SourceCard key={source.source} source={source} mayRepair={mayRepair} mayRotate={mayRotate} />
        ))}
      </ul>
    </>
  );
}
