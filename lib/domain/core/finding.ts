export const VERDICTS = ['ok', 'wrong', 'look'] as const;

/**
 * One thing that was looked at before the shop goes live. `wrong` keeps something from working; `look` is for a person:
 * what nobody can read from here, or what cannot be known yet. `todo`: what to do about it, null where all is well.
 */
export type Finding = { check: string; verdict: (typeof VERDICTS)[number]; found: string; todo: string | null };

export const ok = (check: string, found: string): Finding => ({ check, verdict: 'ok', found, todo: null });
export const wrong = (check: string, found: string, todo: string): Finding => ({
  check,
  verdict: 'wrong',
  found,
  todo,
});
export const look = (check: string, found: string, todo: string): Finding => ({ check, verdict: 'look', found, todo });
