'use client';

import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { checkProof } from '@/lib/client/core/passkeys';
import { useAction } from '@/lib/client/core/use-action';

type Props = { href: string; download: string; className: string; children: ReactNode };

/** A download that takes a fresh proof: it is asked for first, since a file that is refused could not ask. */
export function ProvedLink({ href, download, className, children }: Props) {
  const check = useAction(async (link: HTMLAnchorElement) => {
    await checkProof();
    link.dataset['proved'] = 'yes';
    link.click();
    delete link.dataset['proved'];
  });
  return (
    <>
      <a
        href={href}
        download={download}
        className={className}
        onClick={(event) => {
          const link = event.currentTarget;
          if (link.dataset['proved'] === 'yes') return;
          event.preventDefault();
          void check.start(link);
        }}
      >
        {children}
      </a>
      {check.error ? (
        <Alert tone="danger" live="alert">
          {check.error.message}
        </Alert>
      ) : null}
    </>
  );
}
