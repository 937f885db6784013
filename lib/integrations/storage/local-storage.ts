import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { checkedKey, type FileStorage } from './storage';

/** A folder on this machine, for development and for a single server. The content type lies beside each file. */
export function createLocalStorage(folder: string): FileStorage {
  const root = resolve(folder);
  const pathOf = (key: string) => join(root, checkedKey(key));
  const typeOf = (path: string) => `${path}.type`;
  return {
    async put(key, body, { contentType }) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(typeOf(path), contentType);
      await writeWhole(path, body);
    },
    async get(key) {
      const path = pathOf(key);
      try {
        const [contentType, { size }] = await Promise.all([readFile(typeOf(path), 'utf8'), stat(path)]);
        const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
        return { contentType, sizeBytes: size, body };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await rm(typeOf(path), { force: true });
    },
  };
}

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, path);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
