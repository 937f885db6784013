import { useEffect, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { byField, checkedBy, type Fault, type Faults } from './faults';

export type Values = Readonly<Record<string, unknown>>;
type Name<V> = keyof V & string;
type Found = Parameters<typeof byField>[0];
type TextName<V> = { [N in Name<V>]: V[N] extends string ? N : never }[Name<V>];

export type FieldsOptions<V extends Values, S extends z.ZodMiniType> = {
  start: V | (() => V);
  /** What the server takes; null while it is not here yet. */
  contract: S | null;
  /** The contract's input from what stands in the fields; the same where this is left out. */
  input?: (values: V) => unknown;
  /** The reader's words for a fault; the contract's own where this is left out. */
  words?: (fault: Fault, name: Name<V>, values: V) => string | undefined;
  /** What else changes with a field. */
  follow?: (values: V, changed: Name<V>) => V;
  /** Faults that mean nothing any more once another field changed. */
  clears?: Partial<Record<Name<V>, readonly Name<V>[]>>;
  /** How what is right is written, on leaving a field. */
  tidy?: (values: V, left: Name<V>) => V;
};

/** What stands in a form's fields and what is wrong with it. Who sends it is `useForm`. */
export function useFields<V extends Values, S extends z.ZodMiniType>(options: FieldsOptions<V, S>) {
  const { contract, input, words, follow, clears, tidy } = options;
  const [values, setValues] = useState(options.start);
  const [faults, setFaults] = useState<Faults>({});
  const element = useRef<HTMLFormElement>(null);
  useAdopted(element, values, setValues);
  const leadToFault = useLead(element, faults);

  const set = <N extends Name<V>>(name: N, value: V[N]) => {
    // Autofill changes many fields in one go: each change builds on the one before, not on what was last drawn.
    setValues((old) => {
      const next = { ...old, [name]: value };
      return follow ? follow(next, name) : next;
    });
    setFaults((old) => without(old, [name, ...(clears?.[name] ?? [])]));
  };
  const read = <C extends z.ZodMiniType>(by: C) => checkedBy(by, input ? input(values) : values);
  const leave = (name: Name<V>) => {
    // Left empty on the way is not wrong yet.
    if (contract === null || String(values[name]).trim() === '') return;
    const checked = read(contract);
    const fault = checked.ok ? undefined : byField(checked.found, [name])[name];
    if (fault) setFaults((old) => ({ ...old, [name]: fault }));
    else if (tidy) setValues((old) => tidy(old, name));
  };
  /** Marks the fields and moves the focus to the first; false where none of these fields was meant. */
  const show = (found: Found): boolean => {
    const mine = byField(found, Object.keys(values));
    setFaults(mine);
    leadToFault();
    return Object.keys(mine).length > 0;
  };
  const reset = () => {
    setValues(options.start);
    setFaults({});
  };

  const shown = (visible: Faults) => {
    const errorOf = (name: Name<V>) => {
      const fault = visible[name];
      return fault && (words ? words(fault, name, values) : fault.message);
    };
    /** What the control of this name needs. */
    const field = <N extends TextName<V>>(name: N) => ({
      name,
      value: values[name],
      error: errorOf(name),
      onValueChange: (value: string) => set(name, value as V[N]),
      onBlur: () => leave(name),
    });
    return { values, errorOf, field };
  };
  /** The same with what somebody else has to say about the fields, until they have something to say themselves. */
  const beside = (found: Found) => shown({ ...byField(found, Object.keys(values)), ...faults });
  return { ...shown(faults), beside, element, set, read, show, reset };
}

/** What was typed or chosen before this script arrived counts. */
function useAdopted<V extends Values>(
  element: React.RefObject<HTMLFormElement | null>,
  values: V,
  setValues: (next: (old: V) => V) => void,
): void {
  const first = useRef(values);
  useEffect(() => {
    if (!element.current) return;
    const typed = [...new FormData(element.current)].filter(
      ([name, value]) => typeof first.current[name] === 'string' && first.current[name] !== value,
    );
    if (typed.length > 0) setValues((old) => ({ ...old, ...Object.fromEntries(typed) }));
  }, [element, setValues]);
}

/** Moves the focus to the first marked field once it is drawn as one: until then it may be disabled. */
function useLead(element: React.RefObject<HTMLFormElement | null>, faults: Faults): () => void {
  const wanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are marked when the faults have changed.
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [element, faults]);
  return () => {
    wanted.current = true;
  };
}

function without(faults: Faults, names: readonly string[]): Faults {
  return names.some((name) => name in faults)
    ? Object.fromEntries(Object.entries(faults).filter(([name]) => !names.includes(name)))
    : faults;
}
