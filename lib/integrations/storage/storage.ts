/** What lies behind a key. The body is read once, as a stream. */
export type StoredFile = { contentType: string; sizeBytes: number; body: ReadableStream<Uint8Array> };

/**
 * Files by key (`problems/<order>/<name>.jpg`). A driver keeps bytes and content type and knows nothing of who may read
 * them. Every call may throw the driver's own error.
 */
export interface FileStorage {
  /** Overwrites. The whole file is there or nothing of it. */
  put(key: string, body: Uint8Array, options: { contentType: string }): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<StoredFile | null>;
  /** A file that is not there is fine. */
  delete(key: string): Promise<void>;
}

/** Throws for a key that could leave its place: keys are made by us, so this is a mistake in our code. */
export function checkedKey(key: string): string {
  if (!/^[a-z0-9]+(?:[/._-][a-z0-9]+)*$/i.test(key) || key.length > 500) throw new Error(`"${key}" is no storage key`);
  return key;
}
