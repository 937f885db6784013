import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';
import type { World } from '../core/world';
import { createChallengePage } from './challenge-page';
import { createVoucherPage } from './voucher-page';

/** The sandbox's Stripe.js, bundled when first asked for, and the page that plays the bank. Mounted under `/stripe`. */
export function createStripeJs(world: World): { app: Hono } {
  const app = new Hono();
  let script: Promise<{ text: string; etag: string }> | undefined;
  app.get('/js/stripe.js', async (c) => {
    script ??= bundle().catch((error: unknown) => {
      script = undefined;
      throw error;
    });
    const { text, etag } = await script;
    c.header('Cache-Control', 'no-store');
    c.header('ETag', etag);
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('X-Content-Type-Options', 'nosniff');
    return c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  app.route('/challenge', createChallengePage(world));
  app.route('/voucher', createVoucherPage(world));
  return { app };
}

/** The browser's part as one plain script. */
async function bundle(): Promise<{ text: string; etag: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text;
  if (!text) throw new Error('the Stripe.js bundle is empty');
  return { text, etag: `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"` };
}
