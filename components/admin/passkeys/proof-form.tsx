'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import { TextField } from '@/components/ui/form/text-field';
import { proveCode, provePasskey } from '@/lib/client/core/passkeys';
import { useAction } from '@/lib/client/core/use-action';

/** Proves who sits here: with the passkey, or with a recovery code where that is lost. */
export function ProofForm({ onProved }: { onProved: () => void }) {
  const [isLost, setLost] = useState(false);
  const [code, setCode] = useState('');
  const prove = useAction(async (typed: string | null) => {
    await (typed === null ? provePasskey() : proveCode(typed));
    onProved();
  });
  return (
    <div className="space-y-4">
      <Button size="lg" className="w-full" busy={prove.busy} onClick={() => void prove.start(null)}>
        <KeyRound aria-hidden className="size-5" />
        Use your passkey
      </Button>
      {isLost ? (
        <form
          className="space-y-3 border-line border-t pt-4"
          onSubmit={(event) => {
            event.preventDefault();
            void prove.start(code);
          }}
        >
          <TextField
            label="Recovery code"
            hint="Each works once."
            value={code}
            onValueChange={setCode}
            required
            minLength={10}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button type="submit" variant="secondary" busy={prove.busy}>
            Use the code
          </Button>
        </form>
      ) : (
        <button type="button" className="btn btn-quiet" onClick={() => setLost(true)}>
          I do not have it with me
        </button>
      )}
      {prove.error ? (
        <Alert tone="danger" live="alert">
          {prove.error.code === null || prove.error.code === 'invalid_input'
            ? 'That did not prove that it is you. Try again.'
            : prove.error.message}
        </Alert>
      ) : null}
    </div>
  );
}
