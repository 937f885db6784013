import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../core/world';

/** The sandbox's Stripe.js, bundled when first asked for, and the page that plays the bank for redirects. */
export function createStripeJs(_world: World): { app: Hono } {
  const app = new Hono();
  let script: Promise<string> | undefined;
  app.get('/js/stripe.js', async (c) => {
    script ??= bundle('browser/main.ts');
    return c.body(await script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  app.get('/challenge/:pi', (c) =>
    c.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>3-D Secure test page</title></head>
<body><main><h1>Your bank wants to know it is you</h1><p>Go back to the shop: there the question is asked in the page.</p></main></body></html>`),
  );
  return { app };
}

async function bundle(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error('the Stripe.js bundle is empty');
  return output.text;
}
