/** What may differ from a documented example, and why. `at` is a path as the comparer prints it. */
export type Difference = { fixture: string; at: string; reason: string };

type Fault = { at: string; says: string };

/**
 * Holds an answer's structure against a documented example: every key of the example is there with the same JSON
 * type, and each element of an example's list looks like one of ours. Values do not count, and we may say more.
 */
export function structureFaults(example: unknown, ours: unknown, at = '$'): Fault[] {
  if (example === null) return ours === undefined ? [{ at, says: 'is missing' }] : [];
  const [expected, found] = [typeOf(example), typeOf(ours)];
  if (found === 'undefined') return [{ at, says: 'is missing' }];
  if (expected !== found) return [{ at, says: `is ${found}, documented as ${expected}` }];
  if (Array.isArray(example) && Array.isArray(ours)) return listFaults(example, ours, `${at}[]`);
  if (isRecord(example) && isRecord(ours)) {
    return Object.entries(example).flatMap(([key, value]) => structureFaults(value, ours[key], `${at}.${key}`));
  }
  return [];
}

function listFaults(example: unknown[], ours: unknown[], at: string): Fault[] {
  if (example.length > 0 && ours.length === 0) return [{ at, says: 'has no element to compare' }];
  return example.flatMap((element) => {
    const attempts = ours.map((mine) => structureFaults(element, mine, at));
    return attempts.reduce((best, attempt) => (attempt.length < best.length ? attempt : best));
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
