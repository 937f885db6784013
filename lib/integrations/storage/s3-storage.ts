import type { S3Client } from '@aws-sdk/client-s3';
import { checkedKey, type FileStorage } from './storage';

export type S3Config = {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** For services other than Amazon's. */
  endpoint?: string;
};

/** A bucket of Amazon S3 or a service that speaks its language. The SDK is large and is loaded on first use. */
export function createS3Storage({ bucket, region, accessKeyId, secretAccessKey, endpoint }: S3Config): FileStorage {
  let loaded: Promise<{ client: S3Client; sdk: typeof import('@aws-sdk/client-s3') }> | undefined;
  const load = () => {
    loaded ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region,
        credentials: { accessKeyId, secretAccessKey },
        ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
        // Not every compatible service knows the newer checksums.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    }));
    return loaded;
  };
  const at = (key: string) => ({ Bucket: bucket, Key: checkedKey(key) });
  return {
    async put(key, body, { contentType }) {
      const { client, sdk } = await load();
      await client.send(new sdk.PutObjectCommand({ ...at(key), Body: body, ContentType: contentType }));
    },
    async get(key) {
      const { client, sdk } = await load();
      try {
        const found = await client.send(new sdk.GetObjectCommand(at(key)));
        if (!found.Body) return null;
        return {
          contentType: found.ContentType ?? 'application/octet-stream',
          sizeBytes: found.ContentLength ?? 0,
          body: found.Body.transformToWebStream(),
        };
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },
    async delete(key) {
      const { client, sdk } = await load();
      await client.send(new sdk.DeleteObjectCommand(at(key)));
    },
  };
}
