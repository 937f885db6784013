import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Holds requests against a provider's own OpenAPI 3.0 document. The documents are not ours to ship: PROVIDER_SPECS
 * names the folder that holds them, and tests that need one have to say so when it is absent.
 */
export const specFolder = path.resolve(
  import.meta.dirname,
  '../..',
  process.env.PROVIDER_SPECS ?? '../shared/providers',
);

export type SentRequest = {
  method: string;
  /** Without query and host. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
};

type Json = Record<string, unknown>;
type Operation = { template: string; pathItem: Json; operation: Json };

/** Documented for every list in prose, and forgotten on some. */
const PAGING = ['limit', 'offset'];

export const hasSpec = (file: string): boolean => existsSync(path.join(specFolder, file));

export class OpenApi {
  #document: Json;
  #ajv = new Ajv({ strict: false, allErrors: true });
  #validators = new Map<unknown, ValidateFunction>();
  /** `POST /orders` of every request that was checked. */
  readonly checked = new Set<string>();

  constructor(file: string) {
    this.#document = JSON.parse(readFileSync(path.join(specFolder, file), 'utf8'));
    addFormats.default(this.#ajv);
  }

  /** What is wrong with a request, one line each; also what is in it that the document never names. */
  requestFaults(request: SentRequest): string[] {
    const found = this.#find(request);
    if (!found) return [`there is no ${request.method} ${request.path}`];
    const name = `${request.method} ${found.template}`;
    this.checked.add(name);
    return [...this.#queryFaults(name, found, request.query ?? {}), ...this.#bodyFaults(name, found, request.body)];
  }

  /** Literal path segments win over `{…}`. */
  #find({ method, path: sent }: SentRequest): Operation | undefined {
    const paths = this.#document.paths as Record<string, Json>;
    const matching = Object.keys(paths)
      .filter((template) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(sent))
      .sort((a, b) => a.split('{').length - b.split('{').length);
    for (const template of matching) {
      const pathItem = paths[template] ?? {};
      const operation = pathItem[method.toLowerCase()];
      if (operation) return { template, pathItem, operation: operation as Json };
    }
    return undefined;
  }

  #queryFaults(name: string, { pathItem, operation }: Operation, query: Json): string[] {
    const declared = [pathItem.parameters ?? [], operation.parameters ?? []].flat() as unknown[];
    const known = declared.map((parameter) => this.#resolve(parameter)).filter((parameter) => parameter.in === 'query');
    const missing = known.filter(({ required, name: key }) => required === true && query[String(key)] === undefined);
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    return [
      ...missing.map(({ name: key }) => `${name} lacks ?${key}`),
      ...given.flatMap(([key, value]) => {
        const parameter = known.find((each) => each.name === key);
        if (!parameter) return PAGING.includes(key) ? [] : [`${name} has no ?${key}`];
        return this.#faults(`${name} ?${key}`, parameter.schema, value);
      }),
    ];
  }

  #bodyFaults(name: string, { operation }: Operation, body: unknown): string[] {
    if (operation.requestBody === undefined) return body === undefined ? [] : [`${name} takes no body`];
    const requestBody = this.#resolve(operation.requestBody);
    if (body === undefined) return requestBody.required === true ? [`${name} lacks its body`] : [];
    const [media] = Object.values(requestBody.content as Record<string, Json>);
    const sent: unknown = JSON.parse(JSON.stringify(body));
    const named = this.#propertyNames(media?.schema);
    const strange = keysOf(sent).filter((key) => !named.has(key));
    return [...this.#faults(name, media?.schema, sent), ...strange.map((key) => `${name} knows no "${key}"`)];
  }

  #faults(name: string, schema: unknown, value: unknown): string[] {
    let validate = this.#validators.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(this.#plain(schema));
      this.#validators.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${name} ${error.instancePath} ${error.message}`);
  }

  /** OpenAPI 3.0 to JSON Schema: references written out, `nullable` made a type. */
  #plain(given: unknown): Json {
    const schema: Json = {};
    const node = this.#resolve(given);
    for (const [keyword, value] of Object.entries(node)) {
      if (['nullable', 'example', 'examples', 'discriminator'].includes(keyword)) continue;
      if (keyword === 'properties') {
        schema.properties = Object.fromEntries(
          Object.entries(value as Json).map(([key, property]) => [key, this.#plain(property)]),
        );
      } else if (['items', 'not'].includes(keyword)) schema[keyword] = this.#plain(value);
      else if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) {
        schema[keyword] = (value as unknown[]).map((branch) => this.#plain(branch));
      } else schema[keyword] = value;
    }
    return node.nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
  }

  #propertyNames(given: unknown, names = new Set<string>()): Set<string> {
    const node = this.#resolve(given);
    for (const [key, property] of Object.entries((node.properties ?? {}) as Json)) {
      names.add(key);
      this.#propertyNames(property, names);
    }
    const parts = [node.items ?? [], node.allOf ?? [], node.anyOf ?? [], node.oneOf ?? []].flat() as unknown[];
    for (const part of parts) this.#propertyNames(part, names);
    return names;
  }

  #resolve(given: unknown): Json {
    let node = given as Json;
    while (typeof node.$ref === 'string') {
      const steps = node.$ref
        .slice(2)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      node = steps.reduce((found, step) => found[step] as Json, this.#document);
    }
    return node;
  }
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [key, ...keysOf(inside)]);
}
