import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { taxFaultsIn } from './_stripe-tax-types';

/** Stripe's shapes, made from its SDK's types. They are not ours to ship: PROVIDER_SPECS names the folder they are in. */
export const documentFolder = path.resolve(
  import.meta.dirname,
  '../..',
  process.env.PROVIDER_SPECS ?? '../shared/providers',
);
const schemaFile = path.join(documentFolder, 'stripe/spec/responses.schema.json');
export const documentsAreHere = existsSync(schemaFile);

const ROOT_OF: Record<string, string> = {
  balance_transaction: 'BalanceTransaction',
  charge: 'Charge',
  confirmation_token: 'ConfirmationToken',
  customer: 'Customer',
  dispute: 'Dispute',
  event: 'EventBase',
  payment_intent: 'PaymentIntent',
  payment_method: 'PaymentMethod',
  refund: 'Refund',
  webhook_endpoint: 'WebhookEndpoint',
};

const schema = z.looseObject({ roots: z.record(z.string(), z.object({ $ref: z.string() })) });
const validators = new Map<string, ValidateFunction>();
let ajv: Ajv | undefined;

function validatorOf(root: string): ValidateFunction {
  const made = validators.get(root);
  if (made) return made;
  const { roots, ...document } = schema.parse(JSON.parse(readFileSync(schemaFile, 'utf8')));
  const ref = roots[root]?.$ref;
  if (ref === undefined) throw new Error(`the documents have no ${root}`);
  ajv ??= new Ajv({ strict: false, allErrors: true }).addSchema({ ...document, $id: 'stripe' });
  const validate = ajv.compile({ $ref: `stripe${ref}` });
  validators.set(root, validate);
  return validate;
}

const listSchema = z.strictObject({
  object: z.literal('list'),
  url: z.string().startsWith('/v1/'),
  has_more: z.boolean(),
  data: z.array(z.looseObject({ object: z.string() })),
});
const deletedSchema = z.strictObject({ id: z.string(), object: z.string(), deleted: z.literal(true) });
const thing = z.looseObject({ object: z.string() });

/** Where `body` is not what Stripe documents, in words; empty where it is. */
export function faultsIn(body: unknown): string[] {
  const { object, ...rest } = thing.parse(body);
  if (object === 'list') return listSchema.parse(body).data.flatMap(faultsIn);
  if ('deleted' in rest)
    return deletedSchema.safeParse(body).success ? [] : [`a deleted ${object} says more than that`];
  const tax = taxFaultsIn({ object, ...rest });
  if (tax) return tax;
  const root = ROOT_OF[object];
  if (root === undefined) return object === 'radar.early_fraud_warning' ? [] : [`${object} is not documented`];
  const validate = validatorOf(root);
  const faults = validate(body)
    ? []
    : (validate.errors ?? []).map(
        (fault) => `${object}${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`,
      );
  if (object !== 'event') return faults;
  const { data } = z.object({ data: z.object({ object: thing }) }).parse(body);
  return [...faults, ...faultsIn(data.object)];
}

const errorSchema = z.strictObject({
  error: z.strictObject({
    type: z.enum(['invalid_request_error', 'card_error', 'api_error', 'idempotency_error']),
    message: z.string().min(1),
    code: z.string().optional(),
    param: z.string().optional(),
    doc_url: z.url().optional(),
    decline_code: z.string().optional(),
    advice_code: z.enum(['try_again_later', 'do_not_try_again', 'confirm_card_data']).optional(),
    charge: z.string().optional(),
    payment_intent: z.unknown().optional(),
    payment_method: z.unknown().optional(),
  }),
});

/** The same for an error; `whole` where the objects in it are shown in full, as to a secret key. */
export function faultsInError(body: unknown, whole: boolean): string[] {
  const read = errorSchema.safeParse(body);
  if (!read.success) return [z.prettifyError(read.error)];
  const { payment_intent: intent, payment_method: method } = read.data.error;
  return [
    ...(whole && intent !== undefined ? faultsIn(intent) : []),
    ...(method !== undefined ? faultsIn(method) : []),
  ];
}

type Answered = { call: string; key: 'sk' | 'pk'; status: number; body: unknown };

const reduced = z.looseObject({ object: z.literal('payment_intent') });

/**
 * What is wrong with answers the sandbox gave. A PaymentIntent shown to the browser has fewer fields than documented
 * and is left out; without the documents there is nothing to compare with, and so no fault.
 */
export function faultsInAnswers(answered: Answered[]): string[] {
  if (!documentsAreHere) return [];
  return answered.flatMap(({ call, key, status, body }) => {
    if (key === 'pk' && status < 400 && reduced.safeParse(body).success) return [];
    const faults = status < 400 ? faultsIn(body) : faultsInError(body, key === 'sk');
    return faults.map((fault) => `${call} ${status}: ${fault}`);
  });
}
