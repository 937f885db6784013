import type * as z from 'zod/mini';

/** What is wrong with a field: a word to decide and translate by, and a sentence for where nobody has a better one. */
export type Fault = { code: string; message: string };
export type Faults = Readonly<Record<string, Fault>>;

export type Checked<S extends z.ZodMiniType> =
  | { ok: true; input: z.output<S> }
  | { ok: false; found: [string, Fault][] };

/** Holds what was typed against the contract the server answers by. */
export function checkedBy<S extends z.ZodMiniType>(contract: S, input: unknown): Checked<S> {
  const parsed = contract.safeParse(input);
  if (parsed.success) return { ok: true, input: parsed.data };
  return { ok: false, found: parsed.error.issues.map((issue) => [issue.path.join('.'), faultOf(issue)]) };
}

/** What a problem answer says about fields, in the same form. */
export function foundByServer(fields: Readonly<Record<string, string>>): [string, Fault][] {
  return Object.entries(fields).map(([path, message]) => [path, { code: 'refused', message }]);
}

/** The first fault of every field. `recipient.city` is about the field `city`, `photos.0` about `photos`. */
export function byField(found: readonly [path: string, fault: Fault][], names: readonly string[]): Faults {
  const faults: Record<string, Fault> = {};
  for (const [path, fault] of found) {
    const field = names.includes(path) ? path : path.split('.').findLast((part) => names.includes(part));
    if (field !== undefined) faults[field] ??= fault;
  }
  return faults;
}

/** A contract's own rule names its fault in `params`; for all else zod has a code. */
function faultOf(issue: z.core.$ZodIssue): Fault {
  const named: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return { code: typeof named === 'string' ? named : issue.code, message: issue.message };
}
