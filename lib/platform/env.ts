import { z } from 'zod';
import { FIRST_STATES } from '@/lib/domain/catalogue/listing-state';
import { PRICE_ENDINGS, type PriceRule } from '@/lib/domain/catalogue/selling-price';
import { TAX_MODES } from '@/lib/domain/money/pricing';
import { KEY_NAMES, type KeyName, type Keys } from '@/lib/domain/shop/keys';
import type { DataKeys } from './crypto';

/**
 * The only reader of `process.env`, parsed on first use so that `next build` needs no secrets.
 * Every name is documented in `.env.example`.
 */
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
const baseUrl = (fallback: string) =>
  z
    .url({ protocol: /^https?$/ })
    .default(fallback)
    .transform((value) => value.replace(/\/+$/, ''));
const blankIsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** `60%`, `60% .99`, `60% .99 min 500`: markup over the print shop's cost, the prices' ending, least margin in cents. */
const priceRule = z.string().transform((text, issue): PriceRule => {
  const [, markup, ending, margin] = /^(\d{1,4})%(?: \.(\d\d))?(?: min (\d{1,7}))?$/.exec(text.trim()) ?? [];
  const end = PRICE_ENDINGS.find((each) => each === Number(ending)) ?? null;
  if (markup === undefined || (ending !== undefined && end === null)) issue.addIssue('such as `60% .99 min 500`');
  return { by: 'rule', markupPercent: Number(markup), ending: end, minMarginMinor: Number(margin ?? 0) };
});

const STRIPE_API = 'https://api.stripe.com';
const PRINTFUL_API = 'https://api.printful.com';
const PRINTIFY_API = 'https://api.printify.com';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  VERCEL: blankIsAbsent(z.string()),
  VERCEL_ENV: blankIsAbsent(z.string()),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  DATABASE_PREPARE: z.enum(['on', 'off']).default('on'),
  APP_URL: baseUrl('http://127.0.0.1:3000'),
  /** How many proxies of ours a request passes, each of which adds to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(1),
  NEXTAUTH_SECRET: z.string().min(32, 'use at least 32 random characters, e.g. `openssl rand -base64 32`'),
  ADMIN_EMAILS: list.transform((emails) => emails.map((email) => email.toLowerCase())),
  GOOGLE_CLIENT_ID: blankIsAbsent(z.string()),
  GOOGLE_CLIENT_SECRET: blankIsAbsent(z.string()),
  GITHUB_CLIENT_ID: blankIsAbsent(z.string()),
  GITHUB_CLIENT_SECRET: blankIsAbsent(z.string()),

  STRIPE_SECRET_KEY: blankIsAbsent(z.string().regex(/^[sr]k_(test|live)_/, 'a Stripe secret or restricted key')),
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: blankIsAbsent(z.string().regex(/^pk_(test|live)_/, 'a Stripe publishable key')),
  STRIPE_WEBHOOK_SECRET: list,
  STRIPE_API_URL: baseUrl(STRIPE_API),
  TAX_MODE: z.enum(TAX_MODES).default('off'),
  STRIPE_JS_URL: blankIsAbsent(z.url({ protocol: /^https?$/ })),

  PRINTFUL_API_KEY: blankIsAbsent(z.string()),
  PRINTFUL_KEY_EXPIRES: blankIsAbsent(z.iso.date()),
  PRINTFUL_STORE_ID: blankIsAbsent(z.string()),
  PRINTFUL_WEBHOOK_SECRET: list,
  PRINTFUL_2_API_KEY: blankIsAbsent(z.string()),
  PRINTFUL_2_KEY_EXPIRES: blankIsAbsent(z.iso.date()),
  PRINTFUL_2_STORE_ID: blankIsAbsent(z.string()),
  PRINTFUL_2_WEBHOOK_SECRET: list,
  PRINTFUL_API_URL: baseUrl(PRINTFUL_API),
  PRINTIFY_API_KEY: blankIsAbsent(z.string()),
  PRINTIFY_KEY_EXPIRES: blankIsAbsent(z.iso.date()),
  PRINTIFY_SHOP_ID: blankIsAbsent(z.string()),
  PRINTIFY_WEBHOOK_SECRET: list,
  PRINTIFY_2_API_KEY: blankIsAbsent(z.string()),
  PRINTIFY_2_KEY_EXPIRES: blankIsAbsent(z.iso.date()),
  PRINTIFY_2_SHOP_ID: blankIsAbsent(z.string()),
  PRINTIFY_2_WEBHOOK_SECRET: list,
  PRINTIFY_PUBLISHED_ONLY: z.enum(['on', 'off']).default('off'),
  PRINTIFY_API_URL: baseUrl(PRINTIFY_API),
  PRINT_SHOP_MAIL: blankIsAbsent(z.email()),
  PRINT_SHOP_CATALOGUE: blankIsAbsent(z.string()),

  PROVIDER_PACE: z.coerce.number().positive().max(1000).default(1),

  CRON_SECRET: blankIsAbsent(z.string().min(16)),
  DATA_KEYS: z
    .string()
    .min(1, 'id:base64 pairs, newest first, e.g. `k1:$(openssl rand -base64 32)`')
    .transform((value, issue): DataKeys => {
      const keys = value.split(',').map((pair) => {
        const [id = '', encoded = ''] = pair.split(':');
        const key = Buffer.from(encoded, 'base64');
        if (!/^\w+$/.test(id) || key.length !== 32) issue.addIssue(`"${id}" is not id:base64 of 32 bytes`);
        return { id, key };
      });
      // What the second of them has sealed could never be opened again.
      if (new Set(keys.map(({ id }) => id)).size < keys.length) issue.addIssue('two keys have the same id');
      return keys;
    }),
  SMTP_URL: blankIsAbsent(z.url({ protocol: /^smtps?$/, error: 'such as smtp://user:password@host:587, or smtps://' })),
  MAIL_FROM: blankIsAbsent(z.string().regex(/@/, 'an address, such as My shop <orders@shop.example>')),
  /** People on duty, told when an alert opens. */
  ALERT_EMAILS: list,
  /** Slack-compatible. */
  ALERT_WEBHOOK_URL: blankIsAbsent(z.url({ protocol: /^https?$/ })),
  /** Open orders and no message from their print shop for this long: something is wrong. */
  WEBHOOK_QUIET_HOURS: z.coerce.number().int().min(1).max(720).default(24),
  /** An OpenTelemetry collector's base address; spans and metrics go there over OTLP/HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: blankIsAbsent(
    z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, '')),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^(\s*[\w-]+\s*=[^,]*(,|$))*$/, 'name=value pairs with commas between')
    .default(''),
  METRICS_TOKEN: blankIsAbsent(z.string().min(16)),
  SHOP_NAME: blankIsAbsent(z.string()),
  NEW_PRODUCTS: z.enum(FIRST_STATES).default('on_sale'),
  PRICE_RULE: blankIsAbsent(priceRule),
  STORAGE_DIR: z.string().min(1).default('./.data/files'),
  S3_BUCKET: blankIsAbsent(z.string()),
  S3_REGION: z.string().default('auto'),
  S3_ENDPOINT: blankIsAbsent(z.url({ protocol: /^https?$/ })),
  S3_ACCESS_KEY_ID: blankIsAbsent(z.string()),
  S3_SECRET_ACCESS_KEY: blankIsAbsent(z.string()),
  REFUND_APPROVAL_LIMIT_MINOR: blankIsAbsent(z.coerce.number().int().min(0)),
  /** After so many days whose it was is taken off: of checkouts nobody paid, of orders that are over. */
  KEEP_UNPAID_DAYS: z.coerce.number().int().min(2).max(3_650).default(90),
  KEEP_FINISHED_DAYS: blankIsAbsent(z.coerce.number().int().min(30).max(36_500)),
  FRAUD_WARNINGS: z.enum(['hold', 'cancel']).default('hold'),
  WORKER: z.enum(['on', 'off']).default('on'),
});

export type Env = z.infer<typeof schema> & {
  /** Real money: live keys. Test orders never reach a live provider and the other way round (I8). */
  livemode: boolean;
  /** At least one outside service is replaced by a local one. */
  sandboxed: boolean;
  /** Where the services are that stand in for real ones: origins, each once. */
  standIns: string[];
};

/** Throws one readable error that names every bad variable and never prints a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
  }
  return completed(parsed.data);
}

/** Faults of keys by themselves. The console reads no file of the server: a path counts in the environment alone. */
export const keySchema = schema
  .pick(Object.fromEntries(KEY_NAMES.map((name) => [name, true])) as Record<KeyName, true>)
  .extend({ PRINT_SHOP_CATALOGUE: blankIsAbsent(z.string().trim().startsWith('{', 'the JSON itself')) });

/** The environment, and where it says nothing the keys that were connected in the console. Throws where they do not fit. */
export function withKeys(environment: Env, keys: Keys): Env {
  const said = KEY_NAMES.map((name) => [name, environment[name] ?? (keys[name] || undefined)]);
  return completed({ ...environment, ...Object.fromEntries(said) });
}

function completed(env: z.infer<typeof schema>): Env {
  const livemode = /^[sr]k_live_/.test(env.STRIPE_SECRET_KEY ?? '');
  const apis = [
    [env.STRIPE_API_URL, STRIPE_API],
    [env.PRINTFUL_API_URL, PRINTFUL_API],
    [env.PRINTIFY_API_URL, PRINTIFY_API],
  ] as const;
  const standIns = [...new Set(apis.flatMap(([url, real]) => (url === real ? [] : [new URL(url).origin])))];
  const sandboxed = standIns.length > 0 || env.STRIPE_JS_URL !== undefined;
  if (env.S3_BUCKET && !(env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY)) {
    throw new Error('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
  }
  const { STRIPE_SECRET_KEY: secret, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishable } = env;
  if (secret && publishable && livemode !== publishable.startsWith('pk_live_')) {
    throw new Error('STRIPE_SECRET_KEY and NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY are of different modes (live, test).');
  }
  if (sandboxed && (livemode || env.VERCEL_ENV === 'production' || !isLoopback(env.APP_URL))) {
    throw new Error(
      '*_API_URL and STRIPE_JS_URL may only be replaced with test keys on this machine (loopback APP_URL).',
    );
  }
  return { ...env, livemode, sandboxed, standIns };
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

let cached: Env | undefined;

export function env(): Env {
  if (cached) return cached;
  cached = parseEnv(process.env);
  // next-auth makes its links from a variable of its own, and without it from whatever host a request names.
  process.env['NEXTAUTH_URL'] = cached.APP_URL;
  return cached;
}
