import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { DayOverview } from '@/components/admin/overview/day-overview';
import { overviewAnswer } from '@/lib/contracts/backoffice/overview';
import { toAnswer } from '@/lib/contracts/facts';
import { readOverview } from '@/lib/services/backoffice/overview/read-overview';
import { staffContext } from './staff-context';

export const metadata: Metadata = { title: 'Overview' };

export default async function AdminPage() {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  return <DayOverview overview={toAnswer(overviewAnswer, await readOverview(ctx))} />;
}
