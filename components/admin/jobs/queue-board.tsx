'use client';
import { Badge } from '@/components/ui/badge';
import { Table, Td, Th } from '@/components/ui/table';
import { useQueues } from '@/lib/client/admin/use-jobs';
import type { QueueRow, QueuesAnswer } from '@/lib/contracts/backoffice/jobs';
import { Age } from '../age';
import { PageHead } from '../page-head';
import { DeadLetters } from './dead-letters';

const ABOUT: Record<string, string> = {
  webhook: 'Messages to look into',
  submit: 'Orders on their way to the print shops',
  cancel: 'Cancels at print shops and at Stripe',
  money: 'Refunds and tax',
  mail: 'Mails, and news for the people on duty',
  effect: 'Left by the release before',
  'pod-sync': 'The sync, every 15 minutes',
  maintenance: 'Learning, sweeping and forgetting, every hour',
  catalogue: 'Products and prices, every hour',
  watch: 'The checks behind alerts, every minute',
  mockup: 'Previews of own designs, drawn by the print shops',
};

/** What is queued, and what was given up with a way back. */
export function QueueBoard({ initial, mayRedrive }: { initial: QueuesAnswer; mayRedrive: boolean }) {
  const { data } = useQueues(initial);
  return (
    <>
      <PageHead title="Jobs">
        Work that is owed stands in our own tables; the queues only carry its numbers. Failed work is tried again for
        three days before it is given up.
      </PageHead>
      <Table caption="Queues" className="min-w-2xl">
        <thead>
          <tr>
            <Th>Queue</Th>
            <Th className="text-right">Waiting</Th>
            <Th>Oldest</Th>
            <Th className="text-right">At work</Th>
            <Th className="text-right">Later</Th>
            <Th className="text-right">Failed</Th>
            <Th className="text-right">Done in 24 h</Th>
          </tr>
        </thead>
        <tbody>
          {data.queues.map((queue) => (
            <Row key={queue.name} queue={queue} />
          ))}
        </tbody>
      </Table>
      <div className="mt-8 space-y-8">
        <DeadLetters of="effects" title="Refused and given-up work" dead={data.effects.dead} mayRedrive={mayRedrive} />
        <DeadLetters of="events" title="Messages not processed" dead={data.events.dead} mayRedrive={mayRedrive} />
      </div>
    </>
  );
}

function Row({ queue }: { queue: QueueRow }) {
  return (
    <tr>
      <Td>
        <span className="font-medium">{queue.name}</span>
        <span className="block text-quiet text-sm">{ABOUT[queue.name]}</span>
      </Td>
      <Td className="text-right tabular-nums">{queue.waiting}</Td>
      <Td>{queue.oldest_due_at ? <Age iso={queue.oldest_due_at} /> : <span className="text-quiet">none</span>}</Td>
      <Td className="text-right tabular-nums">{queue.active}</Td>
      <Td className="text-right tabular-nums">{queue.later}</Td>
      <Td className="text-right tabular-nums">{queue.failed > 0 ? <Badge tone="danger">{queue.failed}</Badge> : 0}</Td>
      <Td className="text-right tabular-nums">{queue.done_24h}</Td>
    </tr>
  );
}
