import { useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { foundByServer } from './faults';
import { type ActionError, actionError } from './use-action';
import { type FieldsOptions, useFields, type Values } from './use-fields';

type Options<V extends Values, S extends z.ZodMiniType, A> = Omit<FieldsOptions<V, S>, 'contract'> & {
  /** What the server takes; a function where a page fetches its contracts with the first send. */
  contract: S | (() => Promise<S>);
  send: (input: z.output<S>) => Promise<A>;
  onDone?: (answer: A) => void;
};
type Sending<A> = { busy: boolean; answer: A | null; failure: ActionError | null };

const IDLE = { busy: false, answer: null, failure: null };

/**
 * One form: what is typed, held against the contract, sent once. What is wrong with a field stands at the field, whoever
 * found it; `failure` is what is about no field.
 */
export function useForm<V extends Values, S extends z.ZodMiniType, A>(options: Options<V, S, A>) {
  const { contract, send, onDone } = options;
  const fetched = useRef<S | null>(null);
  const fields = useFields({ ...options, contract: typeof contract === 'function' ? fetched.current : contract });
  const [sending, setSending] = useState<Sending<A>>(IDLE);
  const running = useRef(false);

  const submit = async () => {
    // State is too late to stop the second click of a double click; a ref is not.
    if (running.current) return;
    running.current = true;
    setSending({ ...IDLE, busy: true });
    const end = await attempt();
    running.current = false;
    setSending({ ...IDLE, ...end });
    if ('answer' in end) onDone?.(end.answer);
  };
  const attempt = async (): Promise<{ answer: A } | { failure: ActionError } | Record<never, never>> => {
    try {
      fetched.current ??= typeof contract === 'function' ? await contract() : contract;
      const checked = fields.read(fetched.current);
      if (checked.ok) return { answer: await send(checked.input) };
      if (fields.show(checked.found)) return {};
      throw new Error(checked.found[0]?.[1].message);
    } catch (error) {
      const failure = actionError(error);
      return fields.show(foundByServer(failure.fields)) ? {} : { failure };
    }
  };
  /** Ready to be sent again, as it stands. */
  const again = () => setSending(IDLE);
  return { ...fields, ...sending, submit: () => void submit(), again };
}
