'use client';

import type { ReactNode } from 'react';
import { checkProof } from '@/lib/client/core/passkeys';

type Props = { href: string; download: string; className: string; children: ReactNode };

/** A download that takes a fresh proof: it is asked for first, since a file that is refused could not ask. */
export function ProvedLink({ href, download, className, children }: Props) {
  return (
    <a
      href={href}
      download={download}
      className={className}
      onClick={async (event) => {
        const link = event.currentTarget;
        if (link.dataset['proved'] === 'yes') return;
        event.preventDefault();
        await checkProof();
        link.dataset['proved'] = 'yes';
        link.click();
        delete link.dataset['proved'];
      }}
    >
      {children}
    </a>
  );
}
