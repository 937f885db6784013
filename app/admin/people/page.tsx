import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PeopleConsole } from '@/components/admin/people/people-console';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { staffAnswer } from '@/lib/contracts/backoffice/people';
import { toAnswer } from '@/lib/contracts/facts';
import { may } from '@/lib/domain/order/policy';
import { listStaff } from '@/lib/services/backoffice/staff/list-staff';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'people.read')) return <RoleTooLow action="people.read" />;
  const { staff } = toAnswer(staffAnswer, await listStaff(ctx));
  return (
    <>
      <PageHead title="People">
        Who works here, what each may do, and what shoppers may ask about themselves. Every change stands in the audit
        log.
      </PageHead>
      <PeopleConsole initial={staff} />
    </>
  );
}
