'use client';

import { useRouter } from 'next/navigation';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Button } from '@/components/ui/form/button';
import { removePasskey, renewCodes } from '@/lib/client/core/passkeys';
import { useAction } from '@/lib/client/core/use-action';
import type { Passkeys } from '@/lib/contracts/passkeys';
import { Age } from '../age';
import { AddPasskey } from './add-passkey';
import { RecoveryCodes } from './recovery-codes';

/** One's own passkeys, and the codes for when they are lost. */
export function PasskeyConsole({ passkeys, codes_left }: Passkeys) {
  const router = useRouter();
  const refresh = () => router.refresh();
  const remove = useAction(async (id: string) => {
    await removePasskey(id);
    refresh();
  });
  return (
    <div className="max-w-2xl space-y-6">
      <Card title="Passkeys">
        {passkeys.length === 0 ? (
          <p className="mb-4 text-quiet">None yet: whoever reads your mail can sign in as you.</p>
        ) : (
          <ul className="mb-4 divide-y divide-line">
            {passkeys.map(({ id, name, created_at, used_at }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <div className="min-w-0">
                  <p className="font-medium">{name}</p>
                  <p className="text-quiet text-sm">
                    Added <Age iso={created_at} ago />, {used_at === null ? 'not used yet' : 'used '}
                    {used_at === null ? null : <Age iso={used_at} ago />}
                  </p>
                </div>
                <button
                  type="button"
                  className="btn btn-quiet"
                  aria-label={`Remove ${name}`}
                  onClick={() => void remove.start(id)}
                >
                  Remove
                </button>
              </li>
            ))}
          </ul>
        )}
        {remove.error ? (
          <Alert tone="danger" live="alert" className="mb-4">
            {remove.error.message}
          </Alert>
        ) : null}
        <AddPasskey onDone={refresh} another={passkeys.length > 0} />
      </Card>
      {passkeys.length > 0 ? <Codes left={codes_left} onDone={refresh} /> : null}
    </div>
  );
}

function Codes({ left, onDone }: { left: number; onDone: () => void }) {
  const renew = useAction(renewCodes);
  const done = () => {
    renew.reset();
    onDone();
  };
  return (
    <Card title="Recovery codes">
      {renew.data ? (
        <RecoveryCodes codes={renew.data} onDone={done} />
      ) : (
        <div className="space-y-4">
          <p className="text-quiet">
            {left === 1 ? 'One is left.' : `${left} are left.`} New ones take the place of all before.
          </p>
          <Button variant="secondary" busy={renew.busy} onClick={() => void renew.start(undefined)}>
            New codes
          </Button>
          {renew.error ? (
            <Alert tone="danger" live="alert">
              {renew.error.message}
            </Alert>
          ) : null}
        </div>
      )}
    </Card>
  );
}
