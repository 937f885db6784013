'use client';

import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { FormFailure } from '@/components/ui/form/form';
import { useCloseInquiry, useInquiries } from '@/lib/client/admin/use-inquiries';
import type { Inquiries, Inquiry } from '@/lib/contracts/inquiries';

/** What people wrote, the open first; a withdrawal with its clock. */
export function InquiryList({ initial }: { initial: Inquiries }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInquiries(initial);
  const inquiries = data.pages.flatMap((page) => page.inquiries);
  if (inquiries.length === 0)
    return (
      <EmptyState icon={Inbox} title="Nobody has written yet">
        Messages of the contact form and withdrawals lie here.
      </EmptyState>
    );
  return (
    <>
      <ul className="space-y-4">
        {inquiries.map((inquiry) => (
          <li key={inquiry.id}>
            <InquiryCard inquiry={inquiry} />
          </li>
        ))}
      </ul>
      <FormFailure className="mt-4">{error?.message}</FormFailure>
      {hasNextPage ? (
        <Button variant="secondary" className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function InquiryCard({ inquiry }: { inquiry: Inquiry }) {
  const close = useCloseInquiry();
  const { id, kind, name, email, text, order_number: number, proved, closed_at: closedAt } = inquiry;
  return (
    <Card
      title={`${kind === 'withdrawal' ? 'Withdrawal' : 'Message'} from ${name}`}
      action={closedAt === null ? null : <span className="chip">Closed</span>}
      className={closedAt === null ? '' : 'opacity-75'}
    >
      <p className="text-quiet text-sm">
        Received <When iso={inquiry.received_at} />
      </p>
      {text === '' ? null : <p className="mt-3 whitespace-pre-line break-words">{text}</p>}
      <p className="mt-3">
        {number === '' ? 'No order named.' : null}
        {number !== '' && proved ? (
          <Link href={`/admin/orders/${number}`} className="font-mono underline">
            {number}
          </Link>
        ) : null}
        {number !== '' && !proved ? `“${number}” is no order with this e-mail: look it up before you act.` : null}
      </p>
      {kind === 'withdrawal' ? <Clock inquiry={inquiry} /> : null}
      <FormFailure className="mt-3">{close.error?.message}</FormFailure>
      <div className="mt-4 flex flex-wrap gap-3">
        <a href={`mailto:${email}?subject=${encodeURIComponent(number)}`} className="btn btn-quiet">
          Answer {email}
        </a>
        {closedAt === null ? (
          <Button busy={close.isPending} onClick={() => close.mutate({ id })}>
            Close
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function Clock({ inquiry }: { inquiry: Inquiry }) {
  const { until, day_unknown: dayUnknown, in_time: inTime, own_design: ownDesign, money_due_by: due, proved } = inquiry;
  if (!proved) return null;
  return (
    <ul className="mt-3 space-y-1 text-sm">
      {dayUnknown ? (
        <li className="text-warn">
          It is taken to have arrived, and nobody told the day: the 14 days cannot be counted, so it is in time unless
          you know better.
        </li>
      ) : (
        <li className={inTime ? 'text-good' : 'text-danger'}>
          {until === null ? (
            'In time: not everything has arrived yet.'
          ) : (
            <>
              {inTime ? 'In time' : 'Too late'}: it was possible until <When iso={until} />, the end of the 14th day
              after the last package.
            </>
          )}
        </li>
      )}
      {ownDesign ? (
        <li className="text-warn">It holds the customer’s own design: there may be no right to withdraw from that.</li>
      ) : null}
      {inTime && due !== null ? (
        <li>
          The money is due back by <When iso={due} />.
        </li>
      ) : null}
    </ul>
  );
}
