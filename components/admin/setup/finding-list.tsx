import { CircleAlert, CircleCheck, Eye } from 'lucide-react';
import type { z } from 'zod/mini';
import type { testAnswer } from '@/lib/contracts/backoffice/setup';

type Finding = z.output<typeof testAnswer>['findings'][number];

const LOOK = {
  ok: { icon: CircleCheck, tone: 'text-good', says: 'In order' },
  wrong: { icon: CircleAlert, tone: 'text-danger', says: 'Wrong' },
  look: { icon: Eye, tone: 'text-warn', says: 'To look at' },
} as const;

/** What a look at a service found, and what to do about it. */
export function FindingList({ title, findings }: { title?: string | undefined; findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <div role="status" className="mt-4 border-line border-t pt-4">
      {title === undefined ? null : <p className="mb-2 font-semibold text-danger">{title}</p>}
      <ul className="space-y-2 text-sm">
        {findings.map(({ check, verdict, found, todo }) => {
          const { icon: Icon, tone, says } = LOOK[verdict];
          return (
            <li key={check + found} className="flex gap-2">
              <Icon aria-label={says} className={`mt-0.5 size-4 shrink-0 ${tone}`} />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {found}
                {todo === null ? null : <span className="block text-quiet">{todo}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
