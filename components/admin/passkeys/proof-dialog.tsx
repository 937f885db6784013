'use client';

import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { setProver } from '@/lib/client/core/prover';
import { ProofForm } from './proof-form';

/** Stands by in the console: what takes a fresh proof asks here, and then goes on by itself. */
export function ProofDialog() {
  const [open, setOpen] = useState(false);
  const answer = useRef<((proved: boolean) => void) | null>(null);
  useEffect(
    () =>
      setProver(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const end = (proved: boolean) => {
    setOpen(false);
    answer.current?.(proved);
    answer.current = null;
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => (isOpen ? setOpen(true) : end(false))}
      title="Is it you?"
      description="This pays out, takes out or gives rights. Prove it once; it then holds for ten minutes."
    >
      <ProofForm onProved={() => end(true)} />
    </Dialog>
  );
}
