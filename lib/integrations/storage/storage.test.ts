import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalStorage } from './local-storage';
import { createS3Storage } from './s3-storage';
import type { FileStorage } from './storage';

/** The little of S3 that we use, path style. */
function startBucket(): Promise<{ server: Server; endpoint: string }> {
  const objects = new Map<string, { body: Buffer; type: string }>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '', 'http://s3').pathname;
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) response.writeHead(403).end();
      else if (request.method === 'PUT') {
        objects.set(path, { body: Buffer.concat(chunks), type: request.headers['content-type'] ?? '' });
        response.writeHead(200).end();
      } else if (request.method === 'DELETE') {
        objects.delete(path);
        response.writeHead(204).end();
      } else {
        const found = objects.get(path);
        const missing = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>';
        if (!found) response.writeHead(404, { 'content-type': 'application/xml' }).end(missing);
        else
          response.writeHead(200, { 'content-type': found.type, 'content-length': found.body.length }).end(found.body);
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    });
  });
}

let folder: string;
let bucket: Awaited<ReturnType<typeof startBucket>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  bucket = await startBucket();
});
afterAll(async () => {
  bucket.server.close();
  await rm(folder, { recursive: true });
});

const drivers: [string, () => FileStorage][] = [
  ['a folder', () => createLocalStorage(folder)],
  [
    'a bucket',
    () =>
      createS3Storage({
        bucket: 'files',
        region: 'auto',
        accessKeyId: 'id',
        secretAccessKey: 'secret',
        endpoint: bucket.endpoint,
      }),
  ],
];
const KEY = 'problems/0b7c/photo-1.jpg';
const bytes = (text: string) => new TextEncoder().encode(text);

describe.each(drivers)('files in %s', (_name, open) => {
  it('come back as they went in, with their content type', async () => {
    const files = open();
    await files.put(KEY, bytes('first'), { contentType: 'image/jpeg' });
    await files.put(KEY, bytes('second'), { contentType: 'image/png' });
    const found = await files.get(KEY);
    expect(found).toMatchObject({ contentType: 'image/png', sizeBytes: 6 });
    expect(await new Response(found?.body).text()).toBe('second');
  });

  it('are gone once deleted, and deleting twice is fine', async () => {
    const files = open();
    await files.put(KEY, bytes('x'), { contentType: 'image/png' });
    await files.delete(KEY);
    await files.delete(KEY);
    expect(await files.get(KEY)).toBeNull();
  });

  it.each(['../outside', '/etc/passwd', 'a//b', 'a/../b', 'a\0b', ''])('are never kept under "%s"', async (key) => {
    const files = open();
    await expect(files.put(key, bytes('x'), { contentType: 'text/plain' })).rejects.toThrow('storage key');
    await expect(files.get(key)).rejects.toThrow('storage key');
  });
});

it('no half-written file is left in the folder', async () => {
  await createLocalStorage(folder).put('a/b.txt', bytes('x'), { contentType: 'text/plain' });
  expect((await readdir(join(folder, 'a'))).sort()).toEqual(['b.txt', 'b.txt.type']);
});
