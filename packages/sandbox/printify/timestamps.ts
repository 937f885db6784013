/** Printify's usual time: `2017-04-18 13:24:28+00:00`. */
export function stamp(ms: number): string {
  return `${bareStamp(ms)}+00:00`;
}

export function stampOrNull(ms: number | null): string | null {
  return ms === null ? null : stamp(ms);
}

/** The same without its zone, as uploads print it. */
export function bareStamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
