import type { Metadata } from 'next';
import { InboxTabs } from '@/components/admin/inquiries/inbox-tabs';
import { InquiryList } from '@/components/admin/inquiries/inquiry-list';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { toAnswer } from '@/lib/contracts/facts';
import { inquiriesAnswer } from '@/lib/contracts/inquiries';
import { may } from '@/lib/domain/order/policy';
import { listInquiries } from '@/lib/services/backoffice/orders/list-inquiries';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Inquiries' };

export default async function InquiriesPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'inquiries.read')) return <RoleTooLow action="inquiries.read" />;
  const initial = toAnswer(inquiriesAnswer, await listInquiries(ctx));
  return (
    <>
      <InboxTabs current="/admin/inquiries" />
      <PageHead title="Inquiries">What people wrote to the shop, and contracts they withdrew from.</PageHead>
      <InquiryList initial={initial} />
    </>
  );
}
