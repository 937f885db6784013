/** localStorage outlives the visit and is shared by tabs; sessionStorage ends with the tab. */
export type StorageKind = 'local' | 'session';

/** A browser that blocks site data throws on every access: then nothing is kept, and the shop still works. */
function storageOf(kind: StorageKind): Storage | null {
  try {
    return kind === 'local' ? window.localStorage : window.sessionStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export function readText(kind: StorageKind, key: string): string | null {
  return storageOf(kind)?.getItem(key) ?? null;
}

/** The stored JSON, or null when there is none or it is not JSON. */
export function readJson(kind: StorageKind, key: string): unknown {
  return parseJson(readText(kind, key));
}

export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** False when the browser refused (blocked or full). */
export function writeJson(kind: StorageKind, key: string, value: unknown): boolean {
  try {
    const storage = storageOf(kind);
    storage?.setItem(key, JSON.stringify(value));
    return storage !== null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function forget(kind: StorageKind, key: string): void {
  storageOf(kind)?.removeItem(key);
}
