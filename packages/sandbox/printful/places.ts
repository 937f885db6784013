import { Hono } from 'hono';
import type { World } from '../core/world';
import type { Env } from './access';
import { COUNTRIES } from './countries';
import { notFound } from './errors';
import { page, pageLinks } from './paging';
import { scopesOf } from './scopes';
import { baseUrl, STORE } from './store';

const SUMMARY = { id: STORE.id, type: STORE.type, name: STORE.name };

/** Countries, stores and scopes of both versions: what never changes. */
export function places(world: World): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/countries', (c) => {
    const result = COUNTRIES.map(({ code, name, states, region }) => ({ code, name, states, region }));
    return c.json({ code: 200, result, extra: [] });
  });

  app.get('/stores', (c) => {
    const { rows, paging } = page(c, [SUMMARY]);
    return c.json({ code: 200, result: rows, extra: [], paging });
  });

  app.get('/stores/:id', (c) => {
    if (c.req.param('id') !== String(STORE.id)) throw notFound();
    return c.json({ code: 200, result: SUMMARY, extra: [] });
  });

  app.get('/oauth/scopes', (c) => {
    const scopes = scopesOf(c.get('token')).map(({ value, name }) => ({ scope: value, display_name: name }));
    return c.json({ code: 200, result: { scopes }, extra: [] });
  });

  app.get('/v2/countries', (c) => {
    const { rows, paging } = page(c, COUNTRIES, 250);
    const data = rows.map(({ code, name, states }) => ({ code, name, states: states ?? [] }));
    return c.json({ data, paging, _links: pageLinks(`${baseUrl(world)}/v2/countries`, paging) });
  });

  app.get('/v2/stores', (c) => {
    const { rows, paging } = page(c, [SUMMARY]);
    return c.json({ data: rows, paging, _links: pageLinks(`${baseUrl(world)}/v2/stores`, paging) });
  });

  app.get('/v2/stores/:id', (c) => {
    if (c.req.param('id') !== String(STORE.id)) throw notFound();
    return c.json({ data: SUMMARY });
  });

  app.get('/v2/oauth-scopes', (c) =>
    c.json({ data: scopesOf(c.get('token')), _links: { self: { href: `${baseUrl(world)}/v2/oauth-scopes` } } }),
  );

  return app;
}
