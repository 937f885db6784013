'use client';
import { useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Button } from '@/components/ui/form/button';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Progress } from '@/components/ui/progress';
import { Spinner } from '@/components/ui/spinner';
import { useReplay, useReplayProgress } from '@/lib/client/admin/use-webhooks';
import type { WebhookFilter } from '@/lib/contracts/backoffice/webhooks';

/** Counts first, then acts, then shows how far it is. */
export function ReplayDialog({ filter }: { filter: WebhookFilter }) {
  const [open, setOpen] = useState(false);
  const count = useReplay();
  const replay = useReplay();
  const replayId = replay.data?.replay_id ?? null;
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    replay.reset();
    count.mutate({ filter, dry_run: true });
  };
  const words = Object.entries(filter).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <button type="button" className={buttonStyle({ variant: 'secondary' })}>
          Replay these
        </button>
      }
      title="Replay messages"
      description={words.length > 0 ? `All with ${words.join(', ')}.` : 'All messages in the log.'}
      footer={
        replayId === null ? (
          <>
            <DialogClose>Cancel</DialogClose>
            <Button
              busy={count.isPending || replay.isPending}
              onClick={() => replay.mutate({ filter, dry_run: false })}
            >
              {count.data ? `Replay ${count.data.count}` : 'Replay'}
            </Button>
          </>
        ) : (
          <DialogClose>Close</DialogClose>
        )
      }
    >
      {replayId !== null ? (
        <Running replayId={replayId} />
      ) : count.data ? (
        <p>
          <strong>{count.data.count}</strong> messages would be worked on again
          {count.data.limited ? ' (the oldest; more match, replay again afterwards)' : ''}. Each only sends us to look,
          so nothing happens twice.
        </p>
      ) : (
        <Spinner label="Counting" />
      )}
      {replay.data && replayId === null ? <p className="mt-3">Nothing was left to replay.</p> : null}
      {(replay.error ?? count.error) ? (
        <Alert tone="danger" live="alert" className="mt-4">
          {(replay.error ?? count.error)?.message}
        </Alert>
      ) : null}
    </Dialog>
  );
}

function Running({ replayId }: { replayId: string }) {
  const { data } = useReplayProgress(replayId);
  if (!data) return <Spinner label="Starting" />;
  const done = data.total - data.waiting;
  return (
    <div role="status" className="space-y-3">
      <Progress value={done} max={data.total} label="Replayed" />
      <p>
        {done} of {data.total}: {data.processed} processed, {data.ignored} ignored, {data.dead} not processed.
      </p>
    </div>
  );
}
