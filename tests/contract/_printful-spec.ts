import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Printful's own OpenAPI documents as validators. They are not ours to ship: PROVIDER_SPECS names the folder that
 * holds them. Beyond the documents, every documented field has to be there unless it may be absent.
 */
export type Version = 'v1' | 'v2';
export type Exception = {
  version: Version;
  /** `<schema>.<property>`; properties of properties go on with dots, list items with `[]`. */
  at: readonly string[];
  may: 'be null' | 'be absent' | 'be a number' | 'be a string' | 'be beyond its list' | 'lack what it never describes';
  reason: string;
};

type Json = Record<string, unknown>;

const folder = path.resolve(import.meta.dirname, '../..', process.env.PROVIDER_SPECS ?? '../shared/providers');
const fileOf = (version: Version) => path.join(folder, 'printful', `openapi-${version}.2026-03.json`);
export const specsAreHere = (['v1', 'v2'] as const).every((version) => existsSync(fileOf(version)));
export const specFolder = folder;

export class Spec {
  readonly version: Version;
  #document: Json;
  #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  #validators = new Map<string, ValidateFunction>();
  #exceptions: readonly Exception[];
  /** Places of exceptions that were met; what is left over names nothing in the document. */
  readonly met = new Set<string>();

  constructor(version: Version, exceptions: readonly Exception[]) {
    this.version = version;
    this.#document = JSON.parse(readFileSync(fileOf(version), 'utf8'));
    this.#exceptions = exceptions.filter((exception) => exception.version === version);
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('HateoasLink', true);
    this.#ajv.addFormat('float', true);
    this.#ajv.addFormat('URL', true);
    this.#ajv.addFormat('URI', true);
  }

  /** What is wrong with an answer, one line each. `operation` is `get /orders/{id}`. */
  answerFaults(operation: string, status: number, body: unknown): string[] {
    const [method = '', route = ''] = operation.split(' ');
    const responses = at(this.#document, 'paths', route, method, 'responses');
    const known = responses[String(status)] ?? responses[status >= 500 ? '5XX' : ''] ?? this.#usualError(status);
    if (known === undefined) return [`${operation} knows no ${status}`];
    const response = this.#resolve(known, operation);
    if (!('content' in response.node)) return body === undefined ? [] : [`${operation} ${status} has no body`];
    return this.#faults(`${operation} ${status}`, response.node, response.name, body);
  }

  webhookFaults(type: string, body: unknown): string[] {
    const request = this.#resolve(at(this.#document, 'x-webhooks', type, 'post', 'requestBody'), type);
    return this.#faults(`webhook ${type}`, request.node, request.name, body);
  }

  // Many operations forget to list the errors that every operation can give.
  #usualError(status: number): unknown {
    if (status >= 500) return undefined;
    return {
      $ref: `#/components/responses/${status === 404 ? 'NotFound' : status === 401 ? 'Unauthorized' : 'BadRequest'}`,
    };
  }

  #faults(key: string, holder: Json, name: string, body: unknown): string[] {
    let validate = this.#validators.get(key);
    if (!validate) {
      const [media] = Object.values(at(holder, 'content'));
      validate = this.#ajv.compile(this.#schema((media as Json).schema, name));
      this.#validators.set(key, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map((error) => `${key} ${error.instancePath} ${error.message}`);
  }

  #resolve(node: unknown, name: string): { node: Json; name: string } {
    let found = node as Json;
    let called = name;
    while (typeof found.$ref === 'string') {
      const steps = found.$ref
        .slice(2)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      found = at(this.#document, ...steps);
      called = steps.at(-1) ?? name;
    }
    return { node: found, name: called };
  }

  /** OpenAPI 3.0 to JSON Schema: references written out, `nullable` made a type, write-only fields left out. */
  #schema(given: unknown, place: string): Json {
    const { node, name } = this.#resolve(given, place);
    const schema: Json = {};
    for (const [keyword, value] of Object.entries(node)) {
      if (['example', 'examples', 'description', 'title', 'nullable', 'required'].includes(keyword)) continue;
      if (keyword === 'properties') schema.properties = this.#properties(value as Json, name);
      else if (keyword === 'items') schema.items = this.#schema(value, `${name}[]`);
      else if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) {
        schema[keyword] = (value as unknown[]).map((branch) => this.#schema(branch, name));
      } else schema[keyword] = keyword === 'enum' ? [...new Set(value as unknown[])] : value;
    }
    const required = this.#required(node, name);
    if (required.length > 0) schema.required = required;
    return this.#excepted(node.nullable === true ? orNull(schema) : schema, place === name ? [name] : [place, name]);
  }

  #properties(properties: Json, name: string): Json {
    const readable = Object.entries(properties).filter(([, value]) => (value as Json).writeOnly !== true);
    return Object.fromEntries(readable.map(([key, value]) => [key, this.#schema(value, `${name}.${key}`)]));
  }

  /** What the document requires and what it describes. v1 requires little: its schemas serve requests as well. */
  #required(node: Json, name: string): string[] {
    const described = Object.entries((node.properties ?? {}) as Record<string, Json>);
    // A first page has no previous and a last one no next: links are there only where they are required.
    const readable = name.endsWith('._links')
      ? []
      : described.flatMap(([key, value]) => (value.writeOnly === true ? [] : [key]));
    const listed = Array.isArray(node.required) ? node.required.filter((key) => typeof key === 'string') : [];
    const demanded = this.#may('lack what it never describes', name) ? [] : listed;
    return [...new Set([...demanded, ...readable])].filter((key) => !this.#may('be absent', `${name}.${key}`));
  }

  #excepted(schema: Json, places: readonly string[]): Json {
    const may = (change: Exception['may']) => places.some((place) => this.#may(change, place));
    let result = schema;
    if (may('be a number')) result = { ...result, type: 'number' };
    if (may('be a string')) result = { ...result, type: 'string' };
    if (may('be beyond its list')) result = { type: result.type };
    return may('be null') ? orNull(result) : result;
  }

  #may(change: Exception['may'], place: string): boolean {
    const granted = this.#exceptions.some((exception) => exception.may === change && exception.at.includes(place));
    if (granted) this.met.add(`${place} ${change}`);
    return granted;
  }
}

const orNull = (schema: Json): Json => ({ anyOf: [{ type: 'null' }, schema] });

function at(node: Json, ...steps: string[]): Json {
  let found: unknown = node;
  for (const step of steps) {
    found = (found as Json)[step];
    if (found === undefined) throw new Error(`the document has no ${steps.join(' › ')}`);
  }
  return found as Json;
}
