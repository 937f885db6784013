import Link from 'next/link';
import { When } from '@/components/tracking/when';
import { Table, Td, Th } from '@/components/ui/table';
import type { WebhookRow } from '@/lib/contracts/backoffice/webhooks';
import { WebhookState } from './webhook-state';

export function WebhookTable({ events }: { events: WebhookRow[] }) {
  return (
    <Table caption="Messages, newest first">
      <thead>
        <tr>
          <Th>Type</Th>
          <Th>State</Th>
          <Th>Received</Th>
          <Th>Order</Th>
          <Th>Tries</Th>
          <Th>Note</Th>
        </tr>
      </thead>
      <tbody className="text-sm">
        {events.map((event) => (
          <tr key={event.id} className="hover:bg-soft focus-within:bg-soft">
            <Td className="whitespace-nowrap">
              <Link data-row href={`/admin/webhooks/${event.id}`} className="font-mono underline">
                {event.type}
              </Link>
              <span className="block text-quiet">
                {event.source}
                {event.signed ? '' : ', unsigned'}
                {event.via === 'webhook' ? '' : `, found by the ${event.via}`}
              </span>
            </Td>
            <Td>
              <WebhookState state={event.state} />
            </Td>
            <Td className="whitespace-nowrap">
              <When iso={event.received_at} seconds />
            </Td>
            <Td className="whitespace-nowrap">
              {event.order_number ? (
                <Link href={`/admin/orders/${event.order_number}`} className="font-mono underline">
                  {event.order_number}
                </Link>
              ) : (
                <span className="text-quiet">none</span>
              )}
            </Td>
            <Td className="tabular-nums">{event.attempts}</Td>
            <Td className="min-w-48 text-quiet">{event.note}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
