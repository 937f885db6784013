import { useState } from 'react';

/** An answer's code and reason, to be put in words, the fields it is about, and what it says to staff. */
export type ActionError = {
  code: string | null;
  reason: string | null;
  fields: Record<string, string>;
  message: string;
};

/** One thing a person can set off: whether it runs, what came of it, why it failed. A second click while it runs is lost. */
export function useAction<In, Out>(run: (input: In) => Promise<Out>) {
  const [state, setState] = useState<{ busy: boolean; data: Out | null; error: ActionError | null }>({
    busy: false,
    data: null,
    error: null,
  });
  const start = async (input: In): Promise<Out | null> => {
    if (state.busy) return null;
    setState({ busy: true, data: null, error: null });
    try {
      const data = await run(input);
      setState({ busy: false, data, error: null });
      return data;
    } catch (error) {
      setState({ busy: false, data: null, error: actionError(error) });
      return null;
    }
  };
  const reset = () => setState({ busy: false, data: null, error: null });
  return { ...state, start, reset };
}

/** An ApiError by its shape: its class would bring the contracts into the first load. */
export function actionError(error: unknown): ActionError {
  const { code, reason, fields } = error as Partial<ActionError>;
  const message = error instanceof Error ? error.message : String(error);
  return { code: code ?? null, reason: reason ?? null, fields: fields ?? {}, message };
}
