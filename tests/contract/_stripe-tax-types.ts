import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/**
 * Stripe's tax objects as its own SDK declares them: the documents of PROVIDER_SPECS are made from the same types but
 * leave these out. The declarations are plain interfaces, so a small reader is enough; what it cannot read it refuses.
 */
const FOLDER = path.resolve(import.meta.dirname, '../../node_modules/stripe/esm/resources/Tax');
const FILES = ['Calculations', 'CalculationLineItems', 'Transactions', 'TransactionLineItems'];

const declarations = new Map<string, string>();
for (const file of FILES) {
  const text = readFileSync(path.join(FOLDER, `${file}.d.ts`), 'utf8');
  declare(text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^export declare class [\s\S]*?^\}/gm, ''), '');
}
declarations.set(
  'Address',
  'city: string | null; country: string | null; line1: string | null; line2: string | null; postal_code: string | null; state: string | null;',
);

/** `interface A { … }` → its members, `type A = …` → `= …`, under the full name of the namespaces around it. */
function declare(text: string, scope: string): void {
  const head = /(?:export )?(?:declare )?(?:(interface|namespace) (\w+)(?: extends [\w.]+)? \{|type (\w+) = ([^;]+);)/g;
  for (let found = head.exec(text); found; found = head.exec(text)) {
    const [, kind, name = '', alias = '', meaning = ''] = found;
    if (kind === undefined) {
      declarations.set(scope + alias, `= ${meaning}`);
      continue;
    }
    const end = closing(text, head.lastIndex);
    const body = text.slice(head.lastIndex, end);
    if (kind === 'namespace') declare(body, `${scope}${name}.`);
    else declarations.set(scope + name, body);
    head.lastIndex = end + 1;
  }
}

function closing(text: string, from: number): number {
  for (let at = from, depth = 1; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('a brace is not closed');
}

type Schema = Record<string, unknown>;

/** A name means what the nearest namespace around it says. */
function lookUp(name: string, scope: string): [string, string] {
  for (let outer = scope; ; outer = outer.split('.').slice(0, -1).join('.')) {
    const full = outer === '' ? name : `${outer}.${name}`;
    const text = declarations.get(full);
    if (text !== undefined) return [full, text];
    if (outer === '') throw new Error(`the SDK declares no ${name}`);
  }
}

function schemaOf(type: string, scope: string): Schema {
  const text = type.trim();
  const alternatives = text.split('|').map((part) => part.trim());
  if (alternatives.length > 1) return { anyOf: alternatives.map((part) => schemaOf(part, scope)) };
  const [, list] = /^Array<(.+)>$/.exec(text) ?? [];
  if (list !== undefined) return { type: 'array', items: schemaOf(list, scope) };
  const [, page] = /^ApiList<(.+)>$/.exec(text) ?? [];
  if (page !== undefined) return pageOf(schemaOf(page, scope));
  const [, literal] = /^'(.*)'$/.exec(text) ?? [];
  if (literal !== undefined) return { const: literal };
  switch (text) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: text };
    case 'OtherString':
      // Open for words of later versions; this one's words are all there are today.
      return { const: false };
    case 'Metadata':
      return { type: 'object', additionalProperties: { type: 'string' } };
    default: {
      const [full, meaning] = lookUp(text, scope);
      return meaning.startsWith('= ') ? schemaOf(meaning.slice(2), full) : objectOf(meaning, full);
    }
  }
}

function objectOf(members: string, scope: string): Schema {
  const fields = [...members.matchAll(/(\w+)(\?)?: ([^;]+);/g)];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(([, name = '', , type = '']) => [name, schemaOf(type, scope)])),
    required: fields.filter(([, , optional]) => optional === undefined).map(([, name]) => name),
  };
}

const pageOf = (item: Schema): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['object', 'data', 'has_more', 'url'],
  properties: {
    object: { const: 'list' },
    data: { type: 'array', items: item },
    has_more: { type: 'boolean' },
    url: { type: 'string' },
  },
});

const ROOTS: Record<string, string> = {
  'tax.calculation': 'Calculation',
  'tax.calculation_line_item': 'CalculationLineItem',
  'tax.transaction': 'Transaction',
  'tax.transaction_line_item': 'TransactionLineItem',
};
const validators = new Map<string, ValidateFunction>();

/** Where a tax object is not what the SDK declares, in words. Undefined for objects that are not about tax. */
export function taxFaultsIn(body: { object: string }): string[] | undefined {
  const root = ROOTS[body.object];
  if (root === undefined) return undefined;
  const made = validators.get(root);
  const validate = made ?? new Ajv({ strict: false, allErrors: true }).compile(schemaOf(root, ''));
  validators.set(root, validate);
  const faults = validate(body) ? [] : (validate.errors ?? []);
  return faults.map((fault) => `${body.object}${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`);
}
