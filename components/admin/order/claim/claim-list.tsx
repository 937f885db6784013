'use client';

import { toast } from 'sonner';
import { When } from '@/components/tracking/when';
import { Button } from '@/components/ui/form/button';
import type { StaffProblem } from '@/lib/contracts/self-service';
import { OutLink } from '../out-link';

/** What may be asked of the print shop, until when, and what to paste there. */
export function ClaimList({ claims }: Pick<StaffProblem, 'claims'>) {
  const copy = (dossier: string) =>
    navigator.clipboard.writeText(dossier).then(
      () => toast.success('Copied. Paste it there, and attach the photos.'),
      () => toast.error('The browser did not let it be copied. Mark the text below.'),
    );
  return claims.map(({ provider_label: label, order_url: url, until, dossier }) => (
    <details key={dossier} className="text-sm">
      <summary className="inline-flex min-h-11 items-center underline">
        <span>
          Claim at {label}
          {until ? (
            <>
              , until <When iso={until} dateOnly />
            </>
          ) : null}
        </span>
      </summary>
      <pre className="whitespace-pre-wrap rounded-control bg-soft p-3 [overflow-wrap:anywhere]">{dossier}</pre>
      <div className="mt-2 flex flex-wrap items-center gap-4">
        <Button size="sm" variant="secondary" onClick={() => void copy(dossier)}>
          Copy it
        </Button>
        {url ? <OutLink href={url}>Open at {label}</OutLink> : null}
      </div>
    </details>
  ));
}
