import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { RecordTable } from '@/components/admin/record-table';
import { RoleTooLow } from '@/components/admin/role-too-low';
import { may } from '@/lib/domain/order/policy';
import { readSecurity } from '@/lib/services/backoffice/security/read-security';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Security' };

const COLUMNS = ['What', 'About', '15 minutes', 'Hour', 'Day', 'Week'];

export default async function SecurityPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  if (!may(ctx.actor, 'security.read')) return <RoleTooLow action="security.read" />;
  const lines = await readSecurity(ctx);
  return (
    <>
      <PageHead title="Security">
        Sign-ins, refusals, limits, forged messages and data taken out, counted. The log has each of them, with a
        fingerprint that tells one network from another. What is too much opens an alert.
      </PageHead>
      <RecordTable
        title="Last seven days"
        columns={COLUMNS}
        empty="Nothing was seen."
        rows={lines.map(({ kind, label, about, quarter, hour, day, week }) => ({
          id: `${kind} ${about}`,
          cells: [label, about, quarter, hour, day, week],
        }))}
      />
    </>
  );
}
