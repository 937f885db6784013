import type { PodFolder } from '../folder';
import { secondStore } from '../second-store';
import { PROVIDER } from './client';
import { openConformance } from './conformance';
import { hintPath } from './hint-path';
import { LIMITS } from './limits';
import { createPrintful } from './provider';
import { SIGNATURE_HEADER } from './webhooks';

export const PRINTFUL: PodFolder = {
  id: PROVIDER,
  limits: LIMITS,
  open: ({ PRINTFUL_API_KEY: apiKey, PRINTFUL_API_URL: baseUrl, PRINTFUL_STORE_ID: storeId }, { http, now }) =>
    apiKey ? createPrintful({ baseUrl, apiKey, ...(storeId ? { storeId } : {}) }, { http: http(baseUrl), now }) : null,
  key: (env) => ({ key: env.PRINTFUL_API_KEY, ends: env.PRINTFUL_KEY_EXPIRES }),
  messages: {
    signatureHeader: SIGNATURE_HEADER,
    secrets: (env) => env.PRINTFUL_WEBHOOK_SECRET,
    // Its v1 messages, which alone tell of products and are never signed.
    hintPath: (env) => hintPath(env.NEXTAUTH_SECRET),
  },
  conformance: openConformance,
};

export const PRINTFUL_2 = secondStore(PRINTFUL, {
  PRINTFUL_API_KEY: 'PRINTFUL_2_API_KEY',
  PRINTFUL_STORE_ID: 'PRINTFUL_2_STORE_ID',
  PRINTFUL_KEY_EXPIRES: 'PRINTFUL_2_KEY_EXPIRES',
  PRINTFUL_WEBHOOK_SECRET: 'PRINTFUL_2_WEBHOOK_SECRET',
});
