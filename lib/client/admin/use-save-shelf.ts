import { useState } from 'react';
import { type ShelfChangeAnswer, shelfChangeAnswer } from '@/lib/contracts/backoffice/catalogue';
import { apiPost } from '../core/api';
import { useAction } from '../core/use-action';

/** Saves what changes the shop. What loses money is `refused` until it is confirmed, and then nothing of it is kept. */
export function useSaveShelf(path: string, onSaved: () => void, method: 'POST' | 'DELETE' = 'POST') {
  const [refused, setRefused] = useState<{ answer: ShelfChangeAnswer; body: object } | null>(null);
  const save = useAction((body: object) => apiPost(path, body, shelfChangeAnswer, { method }));
  const send = async (body: object) => {
    setRefused(null);
    const answer = await save.start(body);
    if (answer?.outcome === 'below_cost') setRefused({ answer, body });
    if (answer?.outcome === 'saved') onSaved();
  };
  return {
    busy: save.busy,
    error: save.error,
    faults: save.error?.fields ?? {},
    send: (body: object) => void send(body),
    refused: refused?.answer ?? null,
    confirm: () => refused && void send({ ...refused.body, confirm_loss: true }),
    forget: () => setRefused(null),
  };
}
