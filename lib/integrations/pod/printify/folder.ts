import type { PodFolder } from '../folder';
import { secondStore } from '../second-store';
import { PROVIDER } from './client';
import { openConformance } from './conformance';
import { LIMITS } from './limits';
import { createPrintify } from './provider';
import { SIGNATURE_HEADER } from './webhooks';

export const PRINTIFY: PodFolder = {
  id: PROVIDER,
  limits: LIMITS,
  open: ({ PRINTIFY_API_KEY: apiKey, PRINTIFY_SHOP_ID: shopId, PRINTIFY_API_URL: baseUrl, ...env }, { http, now }) => {
    if (!apiKey || !shopId) return null;
    const publishedOnly = env.PRINTIFY_PUBLISHED_ONLY === 'on';
    return createPrintify({ baseUrl, apiKey, shopId, publishedOnly }, { http: http(baseUrl), now });
  },
  key: (env) => ({ key: env.PRINTIFY_API_KEY, ends: env.PRINTIFY_KEY_EXPIRES }),
  messages: {
    signatureHeader: SIGNATURE_HEADER,
    secrets: (env) => env.PRINTIFY_WEBHOOK_SECRET,
    hintPath: null,
  },
  conformance: openConformance,
};

export const PRINTIFY_2 = secondStore(PRINTIFY, {
  PRINTIFY_API_KEY: 'PRINTIFY_2_API_KEY',
  PRINTIFY_SHOP_ID: 'PRINTIFY_2_SHOP_ID',
  PRINTIFY_KEY_EXPIRES: 'PRINTIFY_2_KEY_EXPIRES',
  PRINTIFY_WEBHOOK_SECRET: 'PRINTIFY_2_WEBHOOK_SECRET',
});
