import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';

/** What hono's `html` template makes: already escaped. */
export type Markup = ReturnType<typeof html>;

const NAV = [
  ['/control', 'Control'],
  ['/mail', 'Mail'],
  ['/pictures', 'Pictures'],
] as const;

/** The frame around every page of the sandbox. `script` and `style` are the addresses of the page's own files. */
export function page(options: { title: string; path: string; body: Markup; script?: string; style?: string }): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${options.title} · FlowBotz sandbox</title>
<link rel="stylesheet" href="/page/page.css">
${options.style ? html`<link rel="stylesheet" href="${options.style}">` : ''}
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
${options.script ? html`<script type="module" src="${options.script}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<a class="brand" href="/">FlowBotz <span>sandbox</span></a>
<nav aria-label="Sandbox">${NAV.map(
    ([href, name]) =>
      html`<a class="top-link" href="${href}"${options.path.startsWith(href) ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
</header>
<main id="main">${options.body}</main>
</body>
</html>`;
}

/** Sandbox time of day, UTC: `14:03:07`. */
export function timeOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** Sandbox date and time, UTC: `2026-03-09 14:03:07`. */
export function dateAndTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Our pages run only our own files. The base paths of the three services are left alone. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
  },
});

/** A file beside the code, served as it is. */
export function asset(file: URL, type: string): () => Response {
  const content = readFileSync(file, 'utf8');
  return () => new Response(content, { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
}

/** What all pages share, mounted under `/page`. */
export function createPageAssets(): Hono {
  const app = new Hono();
  app.get('/page.css', asset(new URL('./page.css', import.meta.url), 'text/css; charset=utf-8'));
  app.get('/live.js', asset(new URL('./live.js', import.meta.url), 'text/javascript; charset=utf-8'));
  app.get('/api-forms.js', asset(new URL('./api-forms.js', import.meta.url), 'text/javascript; charset=utf-8'));
  app.get('/icon.svg', asset(new URL('./icon.svg', import.meta.url), 'image/svg+xml'));
  return app;
}
