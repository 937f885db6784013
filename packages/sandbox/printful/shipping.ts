import { Hono } from 'hono';
import { z } from 'zod';
import { type Env, pathOf, tooMany } from './access';
import { type CatalogVariant, catalogVariantById } from './catalogue';
import { type Country, countryByCode, STATE_FOR_QUOTE } from './countries';
import { badRequest } from './errors';
import type { Goods } from './goods';
import { check, readJson, record } from './input';
import { fixedWindow } from './limits';
import { money } from './money';
import { quantityOf } from './order';
import { readQuantity } from './order-input';
import { inCurrency, type Rate, ratesFor } from './rates';
import type { Shop } from './shop';
import { STORE } from './store';
import { MINUTE_MS } from './time';

type Line = { variant: CatalogVariant; quantity: number };
type Quote = { country: Country; lines: Line[]; currency: string; rates: Rate[] };

const addressSchema = z.object({ country_code: z.string(), state_code: z.string().nullish() });
const BIG_QUANTITY = 100;

/** `POST /shipping/rates` and `POST /v2/shipping-rates`: one quote, two spellings. */
export function shippingRates({ world, goods }: Shop): Hono<Env> {
  const app = new Hono<Env>();
  const perToken = fixedWindow(120, MINUTE_MS);
  const perTokenWhenBig = fixedWindow(5, MINUTE_MS);

  const limited = (token: string, lines: readonly Line[]) => {
    const limit = quantityOf(lines) > BIG_QUANTITY ? perTokenWhenBig : perToken;
    return limit.take(token, world.clock.now());
  };

  app.post('/shipping/rates', async (c) => {
    const body = record(await readJson(c));
    const quote = readQuote(body, 'items', (line, prefix) => lineV1(line, goods, prefix), world.clock.now());
    const verdict = limited(c.get('token'), quote.lines);
    if (!verdict.allowed) return tooMany(pathOf(c), verdict);
    return c.json({ code: 200, result: quote.rates.map((rate) => rateV1(rate, quote)), extra: [] });
  });

  app.post('/v2/shipping-rates', async (c) => {
    const body = record(await readJson(c));
    const quote = readQuote(body, 'order_items', lineV2, world.clock.now());
    const verdict = limited(c.get('token'), quote.lines);
    if (!verdict.allowed) return tooMany(pathOf(c), verdict);
    return c.json({ data: quote.rates.map((rate) => rateV2(rate, quote)), extra: [] });
  });

  return app;
}

/** Throws 400: SH-1 for a country nobody ships to, SH-3 for an unknown currency. */
function readQuote(
  body: Record<string, unknown>,
  field: 'items' | 'order_items',
  readLine: (line: Record<string, unknown>, prefix: string) => CatalogVariant,
  nowMs: number,
): Quote {
  const given = body[field];
  if (body.recipient === undefined) throw badRequest('Missing required parameters: recipient');
  if (!Array.isArray(given) || given.length === 0) throw badRequest(`Missing required parameters: ${field}`);
  const address = check(addressSchema, body.recipient, 'Recipient');
  const country = countryByCode(address.country_code);
  if (!country) throw badRequest(`Recipient: Country code "${address.country_code}" is not valid`, 'SH-1');
  if (STATE_FOR_QUOTE.includes(country.code) && !country.states?.some((state) => state.code === address.state_code)) {
    throw badRequest('Recipient: State code is missing or not valid');
  }
  const lines = given.map((entry: unknown, index) => {
    const line = record(entry);
    return {
      variant: readLine(line, `Item ${index}`),
      quantity: readQuantity(Number(line.quantity), `Item ${index}`),
    };
  });
  const currency = typeof body.currency === 'string' ? body.currency : STORE.currency;
  inCurrency(0, currency);
  return { country, lines, currency, rates: ratesFor(country, quantityOf(lines), nowMs) };
}

function lineV1(line: Record<string, unknown>, goods: Goods, prefix: string): CatalogVariant {
  const variant =
    line.external_variant_id === undefined
      ? catalogVariantById(Number(line.variant_id))
      : goods.variantByRef(`@${String(line.external_variant_id)}`)?.variant;
  if (!variant) throw badRequest(`${prefix}: Variant with ID: ${String(line.variant_id)} does not exist`);
  return variant;
}

function lineV2(line: Record<string, unknown>, prefix: string): CatalogVariant {
  if (line.source !== 'catalog') throw badRequest('Source must be one of: catalog, warehouse');
  const variant = catalogVariantById(Number(line.catalog_variant_id));
  if (!variant) throw badRequest(`${prefix}: Variant with ID: ${String(line.catalog_variant_id)} does not exist`);
  return variant;
}

function rateV1(rate: Rate, { currency }: Quote) {
  return {
    id: rate.id,
    name: rate.name,
    rate: money(inCurrency(rate.rateMinor, currency)),
    currency,
    minDeliveryDays: rate.minDays,
    maxDeliveryDays: rate.maxDays,
    minDeliveryDate: rate.minDate,
    maxDeliveryDate: rate.maxDate,
  };
}

function rateV2(rate: Rate, { currency, country, lines }: Quote) {
  return {
    shipping: rate.id,
    shipping_method_name: rate.name,
    rate: money(inCurrency(rate.rateMinor, currency)),
    currency,
    min_delivery_days: rate.minDays,
    max_delivery_days: rate.maxDays,
    min_delivery_date: rate.minDate,
    max_delivery_date: rate.maxDate,
    shipments: [
      {
        departure_country: 'US',
        shipment_items: lines.map(({ variant, quantity }) => ({ catalog_variant_id: variant.id, quantity })),
        customs_fees_possible: country.code !== 'US',
      },
    ],
  };
}
