/** `20 s`, `12 min`, `5.2 h`, `3.1 d`; a dash where nothing was measured. */
export function hours(value: number | null): string {
  if (value === null) return '–';
  if (value < 1 / 60) return `${Math.round(value * 3600)} s`;
  if (value < 1) return `${Math.round(value * 60)} min`;
  return value < 48 ? `${Math.round(value * 10) / 10} h` : `${Math.round((value / 24) * 10) / 10} d`;
}

export function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(value > 0.995 && value < 1 ? 2 : 1).replace(/\.0+$/, '')} %`;
}

/** How a figure moved against the period before. Null where there is nothing to compare with. */
export function change(now: number | null, before: number | null, kind: 'count' | 'rate' | 'stars'): string | null {
  if (now === null || before === null) return null;
  if (kind === 'rate') {
    const points = Math.round((now - before) * 1000) / 10;
    return points === 0 ? 'as before' : `${points > 0 ? '+' : '−'}${Math.abs(points)} points`;
  }
  if (kind === 'stars') {
    const stars = Math.round((now - before) * 10) / 10;
    return stars === 0 ? 'as before' : `${stars > 0 ? '+' : '−'}${Math.abs(stars).toFixed(1)}`;
  }
  if (before === 0) return now === 0 ? 'as before' : null;
  const moved = Math.round(((now - before) / before) * 100);
  return moved === 0 ? 'as before' : `${moved > 0 ? '+' : '−'}${Math.abs(moved)} %`;
}
