import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { faultPlanSchema } from '../core/faults';
import { ORDER_ACTIONS } from '../core/world';
import { asset, pageHeaders } from '../page/page';
import { controlPage } from './control-page';
import type { Controlled } from './controlled';
import { controlState } from './state';

const DAY_MS = 24 * 3_600_000;

const actionBody = z.strictObject({ reason: z.string().min(1).max(500).optional() });
const autopilotBody = z.strictObject({
  on: z.boolean(),
  delaysMs: z.partialRecord(z.enum(ORDER_ACTIONS), z.number().min(0)).optional(),
});
const timeBody = z.union([
  z.strictObject({ scale: z.number().positive().max(1_000_000) }),
  z.strictObject({
    advanceMs: z
      .number()
      .min(0)
      .max(400 * DAY_MS),
  }),
]);

type Refusal = { error: string; issues?: z.core.$ZodIssue[] };

/** Looks behind the curtain and moves what is there, mounted under `/control`. Refusals are `{ error, issues? }`. */
export function createControlService(sandbox: Controlled): Hono {
  const app = new Hono();
  const state = () => controlState(sandbox);

  app.get('/state.json', (c) => c.json(state()));
  app.get('/dump.json', (c) =>
    c.json({
      stripe: sandbox.stripe.dump(),
      printful: sandbox.printful.dump(),
      printify: sandbox.printify.dump(),
      mails: sandbox.mailbox.list(),
    }),
  );

  app.post('/orders/:service/:id/:action', async (c) => {
    const service = [sandbox.printful, sandbox.printify].find(({ name }) => name === c.req.param('service'));
    const order = service?.orders().find(({ id }) => id === c.req.param('id'));
    const action = ORDER_ACTIONS.find((known) => known === c.req.param('action'));
    if (!service || !order || !action) return c.json<Refusal>({ error: 'no such order or action' }, 404);
    const body = actionBody.safeParse(await jsonBody(c));
    if (!body.success) return invalid(c, body.error);
    try {
      service.act(order.id, action, body.data.reason === undefined ? {} : { reason: body.data.reason });
    } catch (error) {
      return c.json<Refusal>({ error: messageOf(error) }, 409);
    }
    return c.json(service.orders().find(({ id }) => id === order.id) ?? null);
  });

  app.post('/autopilot', async (c) => {
    const body = autopilotBody.safeParse(await jsonBody(c));
    if (!body.success) return invalid(c, body.error);
    if (body.data.on) sandbox.autopilot.start(body.data.delaysMs);
    else sandbox.autopilot.stop();
    return c.json(state());
  });
  app.post('/time', async (c) => {
    const body = timeBody.safeParse(await jsonBody(c));
    if (!body.success) return invalid(c, body.error);
    if ('scale' in body.data) sandbox.world.clock.setScale(body.data.scale);
    else sandbox.world.clock.advance(body.data.advanceMs);
    return c.json(state());
  });
  app.post('/faults', async (c) => {
    const body = faultPlanSchema.safeParse(await jsonBody(c));
    if (!body.success) return invalid(c, body.error);
    sandbox.world.faults.set(body.data);
    return c.json(sandbox.world.faults.plan);
  });
  app.post('/reset', async (c) => {
    await sandbox.reset();
    return c.json(state());
  });
  app.post('/stripe/:verb', async (c) => {
    const verb = c.req.param('verb');
    const run = Object.hasOwn(sandbox.stripe.control, verb) ? sandbox.stripe.control[verb] : undefined;
    if (!run) return c.json<Refusal>({ error: `Stripe has no ${verb}` }, 404);
    const body = await jsonBody(c);
    try {
      return c.json((await run(body)) ?? null);
    } catch (error) {
      return error instanceof z.ZodError ? invalid(c, error) : c.json<Refusal>({ error: messageOf(error) }, 409);
    }
  });

  app.get('/control.js', asset(new URL('./control.js', import.meta.url), 'text/javascript; charset=utf-8'));
  app.get('/control.css', asset(new URL('./control.css', import.meta.url), 'text/css; charset=utf-8'));
  app.get('/', pageHeaders, (c) => c.html(controlPage(state(), Object.keys(sandbox.stripe.control))));
  return app;
}

/** The body as JSON; an absent one is `{}`, and one that does not parse is nothing any schema takes. */
async function jsonBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(c: Context, error: z.ZodError): Response {
  return c.json<Refusal>({ error: z.prettifyError(error), issues: error.issues }, 400);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
