import { Hono } from 'hono';
import { mount } from 'hono/mount';
import type { World } from '../core/world';
import { createStripe } from '../stripe/service';
import { listenWithWorld } from './listen';

/** One answer of the sandbox, as it left. */
export type Answered = { call: string; key: 'sk' | 'pk'; status: number; body: unknown };

export type TestServer = {
  world: World;
  stripe: ReturnType<typeof createStripe>;
  port: number;
  origin: string;
  /** Every answer with a JSON body so far. */
  answered: Answered[];
  close: () => Promise<void>;
};

/** The Stripe half alone, on a free port, mounted at the root. */
export async function startStripe(): Promise<TestServer> {
  const answered: Answered[] = [];
  const { service: stripe, ...listening } = await listenWithWorld(createStripe, ({ app }) => noted(app, answered));
  return { ...listening, stripe, answered };
}

/** The app, with a note of every answer it gives. */
function noted(stripe: Hono, answered: Answered[]): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    const text = await c.res.clone().text();
    if (text === '') return;
    const key = c.req.header('Authorization')?.includes('pk_') ? 'pk' : 'sk';
    answered.push({ call: `${c.req.method} ${c.req.path}`, key, status: c.res.status, body: JSON.parse(text) });
  });
  return app.all('/*', mount(stripe.fetch));
}
