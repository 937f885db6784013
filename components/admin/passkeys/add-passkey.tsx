'use client';

import { KeyRound } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import { createPasskey } from '@/lib/client/core/passkeys';
import { useAction } from '@/lib/client/core/use-action';
import { RecoveryCodes } from './recovery-codes';

/** Makes a passkey on this device; the first brings recovery codes, which must be put away before it goes on. */
export function AddPasskey({ onDone, another = false }: { onDone: () => void; another?: boolean }) {
  const add = useAction(async () => {
    const codes = await createPasskey();
    if (codes.length === 0) onDone();
    return codes;
  });
  const done = () => {
    add.reset();
    onDone();
  };
  if (add.data && add.data.length > 0) return <RecoveryCodes codes={add.data} onDone={done} />;
  return (
    <div className="space-y-4">
      <Button busy={add.busy} variant={another ? 'secondary' : undefined} onClick={() => void add.start(undefined)}>
        <KeyRound aria-hidden className="size-5" />
        {another ? 'Add another passkey' : 'Add a passkey'}
      </Button>
      {add.error ? (
        <Alert tone="danger" live="alert">
          {add.error.code === null ? 'Your browser made no passkey. Try again.' : add.error.message}
        </Alert>
      ) : null}
    </div>
  );
}
