import { z } from 'zod';
import { ApiError, docUrl, invalidParam } from './errors';
import { type FormTree, type FormValue, isTree } from './form';

/** The kinds of parameter Stripe's forms have. All arrive as strings; each answers errors in Stripe's words. */
export const text = (max = 5000) => z.string().min(1).max(max);
export const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
export const whole = z.string().transform((raw, context) => {
  if (/^-?\d+$/.test(raw)) return Number(raw);
  context.addIssue({
    code: 'custom',
    message: `Invalid integer: ${raw}`,
    params: { code: 'parameter_invalid_integer' },
  });
  return z.NEVER;
});

/** A parameter that an empty value unsets: read as null. */
export const emptyable = <T>(kind: z.ZodType<T>) =>
  z.preprocess((value) => (value === '' ? null : value), kind.nullable()).optional();

/** Metadata as sent: an empty value deletes its key, `null` (sent as an empty string) clears it all. */
export const metadata = emptyable(z.record(z.string().max(40), z.string().max(500)));

const addressFields = z.strictObject({
  city: emptyable(z.string()),
  country: emptyable(z.string()),
  line1: emptyable(z.string()),
  line2: emptyable(z.string()),
  postal_code: emptyable(z.string()),
  state: emptyable(z.string()),
});
export const address = addressFields;

export const shipping = z.strictObject({
  address: addressFields,
  name: text(),
  phone: emptyable(z.string()),
  carrier: emptyable(z.string()),
  tracking_number: emptyable(z.string()),
});

const range = z.strictObject({
  gt: whole.optional(),
  gte: whole.optional(),
  lt: whole.optional(),
  lte: whole.optional(),
});
export const paging = {
  limit: whole.optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: z.union([whole, range]).optional(),
};
export type Paging = z.infer<z.ZodObject<typeof paging>>;

/** Real parameters that change nothing a card shop sees: refused in plain words, so that nobody relies on them here. */
const NOT_SIMULATED = new Set([
  'amount_details',
  'application_fee_amount',
  'customer_account',
  'hooks',
  'instructions_email',
  'mandate',
  'mandate_data',
  'on_behalf_of',
  'origin',
  'payment_details',
  'payment_method_configuration',
  'radar_options',
  'refund_application_fee',
  'reverse_transfer',
  'transfer_data',
  'transfer_group',
]);

/** Checks a request against its table. Throws the 400 Stripe would answer. */
export function readParams<S extends z.ZodType>(table: S, form: FormTree): z.infer<S> {
  const unheard = Object.keys(form).find((name) => NOT_SIMULATED.has(name));
  if (unheard !== undefined) throw invalidParam(unheard, `This sandbox does not simulate the parameter ${unheard}.`);
  const result = table.safeParse(form);
  if (result.success) return result.data;
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue === undefined ? new Error('zod refused without an issue') : asStripeError(issue, form);
}

function asStripeError(issue: z.core.$ZodIssue, form: FormTree): ApiError {
  const param = nameOf(issue.path);
  const sent = valueAt(form, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => nameOf([...issue.path, key]));
    const plural = names.length > 1 ? 's' : '';
    return invalidParam(
      names[0] ?? '',
      `Received unknown parameter${plural}: ${names.join(', ')}`,
      'parameter_unknown',
    );
  }
  if (sent === undefined) return invalidParam(param, `Missing required param: ${param}.`, 'parameter_missing');
  if (sent === '') {
    const message =
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
      `however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
    return invalidParam(param, message, 'parameter_invalid_empty');
  }
  switch (issue.code) {
    case 'custom': {
      const code: unknown = issue.params?.code;
      return invalidParam(param, issue.message, typeof code === 'string' ? code : undefined);
    }
    case 'invalid_value': {
      const words = issue.values.map(String);
      if (words.length === 2 && words.includes('true')) return invalidParam(param, `Invalid boolean: ${show(sent)}`);
      return invalidParam(param, `Invalid ${param}: must be one of ${listed(words)}`);
    }
    case 'too_big':
      return new ApiError(
        400,
        {
          type: 'invalid_request_error',
          code: 'parameter_invalid_string_length',
          doc_url: docUrl('parameter_invalid_string_length'),
          message: `Invalid string: ${show(sent).slice(0, 20)}...; must be at most ${issue.maximum} characters`,
          param,
        },
        { began: false },
      );
    default:
      return invalidParam(param, `Invalid ${isTree(sent) || Array.isArray(sent) ? 'string' : 'object'}`);
  }
}

function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 3 ? words.join(' or ') : `${words.slice(0, -1).join(', ')}, or ${last}`;
}

const show = (value: FormValue) => (typeof value === 'string' ? value : JSON.stringify(value));

/** `shipping[address][city]`, as Stripe names a nested parameter. */
function nameOf(path: PropertyKey[]): string {
  const [first = '', ...rest] = path.map(String);
  return first + rest.map((key) => `[${key}]`).join('');
}

function valueAt(form: FormTree, path: PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = form;
  for (const key of path) {
    if (isTree(value)) value = value[String(key)];
    else if (Array.isArray(value)) value = value[Number(key)];
    else return undefined;
  }
  return value;
}
