import { randomUUID } from 'node:crypto';
import { after, type NextRequest, NextResponse } from 'next/server';
import type * as z from 'zod/mini';
import { processServices } from '@/lib/compose/services';
import { type Facts, toAnswer, toFacts } from '@/lib/contracts/facts';
import { type Actor, isStaff } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { DEFAULT_LOCALE, LOCALE_COOKIE, type Locale, localeOf } from '@/lib/domain/core/locale';
import { requireMay, requireProof, type StaffAction } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { drain } from '@/lib/jobs/drain';
import type { Env } from '@/lib/platform/env';
import { refuseForeignOrigin } from './own-origin';
import { goneResponse } from './problem';
import { callerOf, fingerprintOf, type LimitName, takeFrom, takeFromMailbox } from './rate-limit';
import { readCapped } from './read-body';
import { refusal } from './refusal';
import { contextFor, orderCookie, orderNumberIn } from './request-context';

const MAX_BODY_BYTES = 64_000;
/** More than any contract has. */
const MAX_DEPTH = 16;
const DRAIN_MS = 20_000;

const DAY_S = 86_400;
/** Everything the browser keeps of a person, the keys of orders and the cart among it. */
export const CLEAR_SITE_DATA = { 'clear-site-data': '"cache", "cookies", "storage"' };

/** The cookie that opens an order to this browser. */
export function orderKey(orderNumber: string, accessToken: string): Cookie {
  return { name: orderCookie(orderNumber), value: accessToken, maxAgeS: 90 * DAY_S };
}

type Cookie = { name: string; value: string; maxAgeS: number };
type Params = Record<string, string>;
export type Route = { params: Promise<Params | undefined> };

/** `network` tells callers apart and nobody who they are; `spend` takes from what this one may still ask for. */
export type Asked = {
  params: Params;
  headers: Headers;
  network: string;
  spend: (limit: LimitName) => Promise<void>;
  /** Takes from what one box may still get of mails that anybody may ask for. */
  spendMailbox: (email: string) => Promise<void>;
};

export type EndpointSpec<In extends z.ZodMiniType, Out extends z.ZodMiniType> = {
  /** Least the caller must be; the verb decides the rest. */
  actor: 'anyone' | 'user' | 'staff';
  /** Staff routes name their action, so that a role that may not is refused before its input is even read. */
  action?: StaffAction;
  limit?: LimitName;
  /** Parses query (GET) or body (POST). With `form` the fields of a form: text, and a list of files per file field. */
  input: In;
  output: Out;
  /** Takes multipart forms of at most so many bytes instead of JSON. */
  form?: { maxBytes: number };
  /** Whatever the body says is left unread: the address says it all. */
  bodiless?: boolean;
  /** Whoever asked is signed in no more: the browser forgets what it keeps of them. */
  signsOut?: boolean;
  /** Leaves jobs behind: start on them once the answer is out (only where no worker runs). */
  drains?: boolean;
  /** Input and answer in our own words; the contract's names are put on here. */
  run: (ctx: Ctx, input: Facts<In>, request: Asked) => Promise<Facts<Out> & { version?: string }>;
  /**
   * For what is asked again and again: how far it is, without reading all of it. `run` tells the same with its facts.
   * Whoever knows it already gets a 304.
   */
  version?: (ctx: Ctx, params: Params) => Promise<{ version: string }>;
  /** Cookies that go with the answer. */
  cookies?: (answer: z.output<Out>) => Cookie[];
};

/** A route as data: who may call it, what goes in and out, which verb runs. */
export function endpoint<In extends z.ZodMiniType, Out extends z.ZodMiniType>(spec: EndpointSpec<In, Out>) {
  const handle = async (request: NextRequest, route: Route): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? randomUUID();
    try {
      const { ctx, params, input } = await admit(request, route, spec);
      const known = request.headers.get('if-none-match');
      if (spec.version && known !== null && known === etagOf(ctx, await spec.version(ctx, params)))
        return new NextResponse(null, { status: 304, headers: { ...headersOf(requestId), etag: known } });
      const facts = await spec.run(ctx, input, { params, headers: request.headers, ...(await callerIn(request)) });
      const answer = spec.output.parse(toAnswer(spec.output, facts));
      if (spec.drains && ctx.env.VERCEL !== undefined) after(() => drainSoon());
      const response = NextResponse.json(answer, {
        headers: { ...headersOf(requestId), ...(spec.signsOut ? CLEAR_SITE_DATA : {}) },
      });
      if (spec.version && facts.version) response.headers.set('etag', etagOf(ctx, { version: facts.version }));
      for (const cookie of spec.cookies?.(answer) ?? []) setCookie(ctx.env, response, cookie);
      return response;
    } catch (error) {
      if (request.signal.aborted) return goneResponse(requestId);
      const problem = refusal(error, {
        headers: request.headers,
        method: request.method,
        requestId,
        door: spec.action ?? null,
      });
      if (!(error instanceof AppError && error.order)) return problem;
      const response = new NextResponse(problem.body, problem);
      const { env } = await processServices();
      setCookie(env, response, orderKey(error.order.number, error.order.accessToken));
      return response;
    }
  };
  const { actor, action, limit, input, output, form } = spec;
  return Object.assign(handle, { action: action ?? null, described: { actor, action, limit, input, output, form } });
}

const headersOf = (requestId: string) => ({ 'cache-control': 'no-store', 'x-request-id': requestId });

/** The same version is told in another language, and with less to a weaker key. */
function etagOf({ actor, locale }: Ctx, { version }: { version: string }): string {
  return `"${version}-${locale}-${actor.kind}${'strength' in actor ? `-${actor.strength}` : ''}"`;
}

/** Who asks, whether they may, and what they ask for. Throws AppError, $ZodError. */
export async function admit<In extends z.ZodMiniType>(
  request: NextRequest,
  route: Route,
  spec: Pick<EndpointSpec<In, z.ZodMiniType>, 'actor' | 'action' | 'limit' | 'input' | 'form' | 'bodiless'>,
): Promise<{ ctx: Ctx; params: Params; input: Facts<In> }> {
  // Routes without a placeholder have no params at all.
  const params = (await route.params) ?? {};
  const services = await processServices();
  if (spec.limit) await takeFrom(services, spec.limit, callerOf(request.headers, services.env));
  refuseForeignOrigin(request, services.env.APP_URL);
  const ctx = await contextFor({
    bearer: bearerOf(request),
    query: request.nextUrl.searchParams.get('token'),
    cookies: request.cookies.getAll(),
    // The console speaks English, whatever its people speak in the shop.
    locale: spec.actor === 'staff' ? DEFAULT_LOCALE : localeOfRequest(request),
    orderNumber: orderNumberIn(params['orderNumber']),
    orderId: params['orderId'] ?? null,
    paymentIntentId: params['paymentIntentId'] ?? null,
  });
  requireActor(ctx.actor, spec.actor);
  if (spec.action) requireMay(ctx.actor, spec.action);
  const input = spec.bodiless ? {} : await readInput(request, spec.form);
  refuseUnwritable(params);
  refuseUnwritable(input);
  return { ctx, params, input: toFacts(spec.input, spec.input.parse(input)) };
}

async function callerIn(request: NextRequest): Promise<Omit<Asked, 'params' | 'headers'>> {
  const services = await processServices();
  const caller = callerOf(request.headers, services.env);
  return {
    network: fingerprintOf(request.headers, services.env),
    spend: (limit) => takeFrom(services, limit, caller),
    spendMailbox: (email) => takeFromMailbox(services, email),
  };
}

async function drainSoon(): Promise<void> {
  await drain(await processServices(), Date.now() + DRAIN_MS);
}

export function setCookie(env: Env, response: NextResponse, { name: plain, value, maxAgeS }: Cookie): void {
  const secure = env.APP_URL.startsWith('https:');
  const name = `${secure ? '__Host-' : ''}${plain}`;
  response.cookies.set({ name, value, maxAge: maxAgeS, httpOnly: true, sameSite: 'lax', secure, path: '/' });
}

function requireActor(actor: Actor, least: 'anyone' | 'user' | 'staff'): void {
  if (least === 'anyone') return;
  if (actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in first.');
  if (least === 'staff') requireProof(actor, false);
  if (least === 'staff' && !isStaff(actor)) throw new AppError('forbidden', 'This is for staff only.');
}

/** PostgreSQL holds neither NUL nor half a character: to be refused here, not to fail there as a fault of ours. */
function refuseUnwritable(value: unknown, depth = 0): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw new AppError('invalid_input', 'A text holds what is not a character.');
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new AppError('invalid_input', 'The input lies in too many layers.');
  for (const inner of Object.values(value)) refuseUnwritable(inner, depth + 1);
}

function localeOfRequest({ cookies, headers }: NextRequest): Locale {
  return localeOf(cookies.get(LOCALE_COOKIE)?.value, headers.get('accept-language'));
}

function bearerOf(request: NextRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

async function readInput(request: NextRequest, form: { maxBytes: number } | undefined): Promise<unknown> {
  if (request.method === 'GET') {
    const { token: _token, ...query } = Object.fromEntries(request.nextUrl.searchParams);
    return query;
  }
  if (form) return readForm(request, form.maxBytes);
  const text = (await readCapped(request, MAX_BODY_BYTES)).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause: error });
  }
}

async function readForm(request: Request, maxBytes: number): Promise<Record<string, string | File[]>> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) throw new AppError('invalid_input', 'The body is not a form.');
  const bytes = await readCapped(request, maxBytes);
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    throw new AppError('invalid_input', 'The form cannot be read.', { cause: error });
  }
  const input: Record<string, string | File[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    // A file field that was left empty comes as a file without name and bytes.
    const files = values.filter((value) => typeof value !== 'string' && value.size > 0) as File[];
    const [first] = values;
    input[name] = typeof first === 'string' ? first : files;
  }
  return input;
}
