/**
 * What an update changed, with the values from before: Stripe's `previous_attributes`. Nested objects keep only the
 * parts that changed, lists are given whole, and what was not there before is null. Undefined where nothing changed.
 */
export function changedFrom(before: object, after: object): Record<string, unknown> | undefined {
  const past = new Map(Object.entries(before));
  const present = new Map(Object.entries(after));
  const changed: Record<string, unknown> = {};
  for (const key of new Set([...past.keys(), ...present.keys()])) {
    const was: unknown = past.get(key);
    const is: unknown = present.get(key);
    if (isRecord(was) && isRecord(is)) {
      const deeper = changedFrom(was, is);
      if (deeper !== undefined) changed[key] = deeper;
    } else if (JSON.stringify(was) !== JSON.stringify(is)) {
      changed[key] = was ?? null;
    }
  }
  return Object.keys(changed).length === 0 ? undefined : changed;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
