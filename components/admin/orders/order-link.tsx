import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { AdminOrderRow } from '@/lib/contracts/backoffice/admin-orders';

/** The number, and a sign where somebody has to look. */
export function OrderLink({ row }: { row: AdminOrderRow }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Link data-row href={`/admin/orders/${row.order_number}`} className="font-mono underline">
        {row.order_number}
      </Link>
      {row.attention ? (
        <span className="text-danger" title="Needs attention">
          <TriangleAlert aria-hidden className="size-4" />
          <span className="sr-only">Needs attention</span>
        </span>
      ) : null}
    </span>
  );
}
