'use client';

import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { ScrollBox } from '@/components/ui/scroll-box';
import { Spinner } from '@/components/ui/spinner';
import { useComparison, useOrderAction } from '@/lib/client/admin/use-admin-order';
import type { AdminOrder, ComparedSide } from '@/lib/contracts/backoffice/admin-order';
import { syncOrderAnswer } from '@/lib/contracts/orders';

/** Our copy beside theirs, asked live; applied only when somebody has seen what would change. */
export function CompareDialog({ order, mayApply }: { order: AdminOrder; mayApply: boolean }) {
  const [open, setOpen] = useState(false);
  const compared = useComparison(order.order_number, open);
  const sync = useOrderAction(order.order_number, 'sync', syncOrderAnswer);
  const answer = compared.isFetching ? undefined : compared.data;
  const sides = answer
    ? [{ name: 'Stripe', side: answer.payment }, ...answer.parts.map((side) => ({ name: side.provider_label, side }))]
    : [];
  const changes = sides
    .flatMap(({ side }) => side.differences)
    .filter(({ outcome }) => outcome === 'taken_over').length;
  const apply = () =>
    sync.mutate(
      {},
      {
        onSuccess: () => {
          setOpen(false);
          toast.success('Our copy is up to date.');
        },
      },
    );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">Compare & resync</Button>}
      title="Ours and theirs"
      description="Stripe and the providers are asked now. Nothing changes until you apply it."
      footer={
        <>
          <DialogClose>Close</DialogClose>
          {mayApply && answer ? (
            <Button busy={sync.isPending} onClick={apply}>
              {changes === 0 ? 'Resync anyway' : changes === 1 ? 'Apply 1 change' : `Apply ${changes} changes`}
            </Button>
          ) : null}
        </>
      }
    >
      {compared.isFetching ? (
        <p className="flex items-center gap-3 py-6" role="status">
          <Spinner /> Asking Stripe and the providers…
        </p>
      ) : null}
      {compared.isError && !compared.isFetching ? (
        <Alert
          tone="danger"
          live="alert"
          title="They could not be asked"
          action={<Button onClick={() => void compared.refetch()}>Try again</Button>}
        >
          {compared.error.message}
        </Alert>
      ) : null}
      <div className="space-y-6">
        {sides.map(({ name, side }) => (
          <Side key={name} name={name} side={side} />
        ))}
        {sync.isError ? (
          <Alert tone="danger" live="alert">
            {sync.error.message}
          </Alert>
        ) : null}
      </div>
    </Dialog>
  );
}

const STATE_WORDS: Record<Exclude<ComparedSide['state'], 'found'>, string> = {
  missing: 'Not there',
  not_submitted: 'Not there yet',
  unreachable: 'No answer',
};

function Side({ name, side }: { name: string; side: ComparedSide }) {
  return (
    <section aria-label={name}>
      <h3 className="mb-2 font-semibold">{name}</h3>
      {side.state === 'found' ? (
        side.differences.length === 0 ? (
          <p className="text-quiet">Both say the same.</p>
        ) : (
          <ul className="divide-y divide-line rounded-control border border-line">
            {side.differences.map((difference) => (
              <li key={difference.field} className="space-y-1 p-3 text-sm">
                <p className="flex flex-wrap items-center justify-between gap-2">
                  <span className="font-medium">{difference.field}</span>
                  <span className="chip" data-tone={difference.outcome === 'kept' ? undefined : 'info'}>
                    {difference.outcome === 'kept' ? 'stays as ours' : 'taken over'}
                  </span>
                </p>
                <p className="flex flex-wrap items-center gap-2">
                  <span className="[overflow-wrap:anywhere]">
                    <span className="sr-only">Ours: </span>
                    {difference.ours ?? 'nothing'}
                  </span>
                  <ArrowRight aria-hidden className="size-4 shrink-0 text-quiet" />
                  <span className="[overflow-wrap:anywhere]">
                    <span className="sr-only">Theirs: </span>
                    {difference.theirs ?? 'nothing'}
                  </span>
                </p>
                {difference.why ? <p className="text-quiet">{difference.why}</p> : null}
              </li>
            ))}
          </ul>
        )
      ) : (
        <Alert tone={side.state === 'not_submitted' ? 'info' : 'warn'} title={STATE_WORDS[side.state]}>
          {side.detail}
        </Alert>
      )}
      {side.raw ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center text-sm underline">Their answer as it came</summary>
          <ScrollBox className="max-h-80 rounded-control bg-soft p-3">
            <pre className="whitespace-pre-wrap text-xs [overflow-wrap:anywhere]">{side.raw}</pre>
          </ScrollBox>
        </details>
      ) : null}
    </section>
  );
}
