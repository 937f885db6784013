import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type BrowserContext, chromium, type Page } from 'playwright';
import type { Sandbox } from '@/packages/sandbox/host';
import { startSandbox } from '@/packages/sandbox/start';

export type Shop = {
  sandbox: Sandbox;
  context: BrowserContext;
  page: Page;
  origin: string;
  /** Creates a PaymentIntent as the shop's server would; `extra` are more form fields. */
  createIntent: (amount: string, extra?: Record<string, string>) => Promise<Record<string, unknown>>;
  stop: () => Promise<void>;
};

/** The sandbox, a shop page on the real Stripe packages under a strict policy, and a browser. */
export async function startShop(): Promise<Shop> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`This test needs a browser. There is none at ${executablePath}: set CHROMIUM_PATH.`);
  }
  const [sandbox, script] = await Promise.all([startSandbox(), bundlePage()]);
  const createIntent = async (amount: string, extra: Record<string, string> = {}) => {
    const response = await fetch(`${sandbox.stripeUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_contract12345' },
      body: new URLSearchParams({ amount, currency: 'usd', ...extra }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const server = createServer(async (request, response) => {
    if (request.url === '/shop.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (request.url === '/intent') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const intent = await createIntent(Buffer.concat(chunks).toString());
      response
        .setHeader('Content-Type', 'application/json')
        .end(JSON.stringify({ clientSecret: intent.client_secret }));
    } else {
      response.setHeader('Content-Type', 'text/html').setHeader('Content-Security-Policy', policy(sandbox.origin));
      response.end(shopHtml(sandbox.stripeUrl));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  const context = await browser.newContext();
  context.setDefaultTimeout(5_000);
  return {
    sandbox,
    context,
    page: await context.newPage(),
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    createIntent,
    async stop() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await sandbox.stop();
    },
  };
}

/** As the shop's own policy, with the sandbox in Stripe's place. */
function policy(sandbox: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${sandbox}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${sandbox}`,
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}

const shopHtml = (stripeUrl: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title>
<link rel="icon" href="data:,">
<style>
html { background: light-dark(#fff, #17181c); color: light-dark(#1b1f24, #f2f3f5); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 480px; margin: 24px auto; padding: 0 16px; display: grid; gap: 16px }
form { display: grid; gap: 20px }
output { overflow-wrap: anywhere }
</style></head>
<body><script src="${stripeUrl}/js/stripe.js"></script><script src="/shop.js"></script></body></html>`;

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('_stripe-js-page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]?.text ?? '';
}
