const STEPS: readonly [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
];

/** `3 h`: how long something has been going on. The exact time is in the title. */
export function ageOf(iso: string, nowMs: number): string {
  const ms = Math.max(0, nowMs - Date.parse(iso));
  const step = STEPS.find(([size]) => ms >= size);
  return step ? `${Math.floor(ms / step[0])} ${step[1]}` : 'now';
}

export function Age({ iso, ago = false }: { iso: string; ago?: boolean }) {
  const age = ageOf(iso, Date.now());
  return (
    // Server and browser read the clock a moment apart.
    <time dateTime={iso} title={new Date(iso).toISOString()} suppressHydrationWarning className="whitespace-nowrap">
      {ago && age !== 'now' ? `${age} ago` : age}
    </time>
  );
}
