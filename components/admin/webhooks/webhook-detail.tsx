import Link from 'next/link';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import type { WebhookDetail as Detail } from '@/lib/contracts/backoffice/webhooks';
import { RecordTable } from '../record-table';
import { WebhookState } from './webhook-state';

/** One message: what it said, what became of it, what it led to. */
export function WebhookDetail({ event }: { event: Detail }) {
  return (
    <div className="space-y-6">
      <Outcome event={event} />
      <RecordTable
        title="What it changed"
        empty="Nothing: what it told was known already, or it is not worked on yet."
        columns={['When', 'What', 'Order', 'Detail']}
        rows={event.changes.map((change) => ({
          id: change.id,
          cells: [
            <When key="at" iso={change.occurred_at} seconds />,
            <code key="kind">{change.kind}</code>,
            <Link key="order" href={`/admin/orders/${change.order_number}`} className="font-mono underline">
              {change.order_number}
            </Link>,
            change.detail,
          ],
        }))}
      />
      <RecordTable
        title="Headers"
        empty="None were kept."
        columns={['Name', 'Value']}
        rows={Object.entries(event.headers).map(([name, value]) => ({
          id: name,
          cells: [
            <code key="name">{name}</code>,
            <span key="value" className="break-all">
              {value}
            </span>,
          ],
        }))}
      />
      <Card title="Body">
        {event.body === null ? (
          <p className="text-quiet">Your role may not read what a message says. Operations may.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          <pre tabIndex={0} className="max-h-[32rem] overflow-auto rounded-control bg-soft p-4 font-mono text-sm">
            {event.body}
          </pre>
        )}
      </Card>
    </div>
  );
}

function Outcome({ event }: { event: Detail }) {
  return (
    <Card title="What became of it">
      <dl className="grid gap-4 text-sm sm:grid-cols-2 lg:grid-cols-4">
        <Fact name="State">
          <WebhookState state={event.state} />
        </Fact>
        <Fact name="Tries">{event.attempts}</Fact>
        <Fact name="Received">
          <When iso={event.received_at} seconds />
        </Fact>
        <Fact name="Happened">{event.occurred_at ? <When iso={event.occurred_at} seconds /> : 'not told'}</Fact>
        <Fact name="Finished">{event.processed_at ? <When iso={event.processed_at} seconds /> : 'not yet'}</Fact>
        <Fact name="Order">
          {event.order_number ? (
            <Link href={`/admin/orders/${event.order_number}`} className="font-mono underline">
              {event.order_number}
            </Link>
          ) : (
            'none'
          )}
        </Fact>
        <Fact name="Signature">{event.signed ? 'valid' : 'none: a hint only'}</Fact>
        <Fact name="Came by">{event.via}</Fact>
      </dl>
      {event.note ? <p className="mt-4">{event.note}</p> : null}
    </Card>
  );
}
