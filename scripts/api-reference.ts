import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NextRequest } from 'next/server';
import * as z from 'zod/mini';
import { problemSchema } from '@/lib/contracts/problem';
import { ERROR_REASONS, type ErrorCode } from '@/lib/domain/core/errors';
import { ACTION_LABEL, type StaffAction } from '@/lib/domain/order/policy';
import { STATUS } from '@/lib/http/problem';
import { CODES, PURCHASE, ROUTES } from './api-words';

/** `npm run api-reference`: OpenAPI 3.1 of every route that has a contract, and the page that people read. */
export const OPENAPI_FILE = 'public/api/openapi.json';
export const PAGE_FILE = 'docs/api.md';

type Described = {
  actor: 'anyone' | 'user' | 'staff';
  action: StaffAction | undefined;
  limit: string | undefined;
  input: z.ZodMiniType;
  output: z.ZodMiniType;
  form: { maxBytes: number } | undefined;
};
type Handler = (request: NextRequest, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Method = (typeof METHODS)[number];
export type ApiRoute = Described & { method: Method; path: string; says: string; handler: Handler };
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Every route that has a contract, read off the routes themselves. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const found: ApiRoute[] = [];
  for (const file of globSync('app/api/**/route.ts').sort()) {
    const handlers: Record<string, unknown> = await import(/* @vite-ignore */ `../${file}`);
    const path = `/${dirname(file)
      .replace(/^app\//, '')
      .replaceAll(/\[(\w+)\]/g, '{$1}')}`;
    for (const method of METHODS) {
      const described = describedOf(handlers[method]);
      if (!described) continue;
      const says =
        ROUTES[`${method} ${path}`] ?? (described.action ? `For staff: ${ACTION_LABEL[described.action]}.` : '');
      found.push({ ...described, method, path, says, handler: handlers[method] as Handler });
    }
  }
  return found;
}

function describedOf(handler: unknown): Described | null {
  return typeof handler === 'function' && 'described' in handler ? (handler.described as Described) : null;
}

export async function openApi(): Promise<object> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of await apiRoutes()) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'FlowBotz',
      version: '1',
      description: 'Errors are problem details (RFC 9457) with a stable `code`; docs/api.md explains each.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problem() },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' } },
    },
  };
}

/** With every code and reason there is. */
function problem(): object {
  const { properties, ...rest } = jsonSchema(problemSchema, 'output');
  const code = { type: 'string', enum: Object.keys(CODES) };
  return { ...rest, properties: { ...properties, code, reason: { type: 'string', enum: ERROR_REASONS } } };
}

function operationOf({ method, path, says, actor, input, output, form }: ApiRoute): object {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const schema = jsonSchema(input, 'input');
  const isEmpty = Object.keys(schema.properties ?? {}).length === 0;
  return {
    operationId: `${method.toLowerCase()}${path.replace('/api', '').replaceAll(/[/{}-]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary: says,
    ...(actor === 'anyone' ? {} : { security: [{ session: [] }] }),
    parameters: [...named, ...(method === 'GET' ? queryOf(schema) : [])],
    ...(method === 'GET' || isEmpty
      ? {}
      : {
          requestBody: { required: true, content: { [form ? 'multipart/form-data' : 'application/json']: { schema } } },
        }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: jsonSchema(output, 'output') } } },
      default: {
        description: 'A problem.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function queryOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): object[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** For people: the public routes, a purchase, and what every code and reason means. */
export function apiPage(): string {
  const routes = Object.entries(ROUTES).map(([route, says]) => `| \`${route}\` | ${says} |`);
  const titles = { ...STATUS, internal: { status: 500, title: 'Something went wrong' } };
  const codes = Object.entries(CODES).map(
    ([code, means]) => `| \`${code}\` | ${titles[code as ErrorCode | 'internal'].status} | ${means} |`,
  );
  const steps = PURCHASE.map(({ says, request, body }) => {
    const sent = body === undefined ? request : `${request}\n${JSON.stringify(body, null, 2)}`;
    return `${says}\n\n\`\`\`http\n${sent}\n\`\`\`\n`;
  });
  return `# The API

Written by \`npm run api-reference\` out of \`scripts/api-words.ts\`. The whole of it, the console's routes and every field included, is
OpenAPI 3.1 at \`/api/openapi.json\`: \`npm run build\` makes it from the routes and \`lib/contracts\`. Money is in minor units
(\`…_minor\`) with a currency; times are ISO 8601.

An error is \`application/problem+json\` (RFC 9457) with a \`code\`, where there is more to say a finer \`reason\`, \`fields\` where an
input is bad, and a \`request_id\` for whoever reads the logs. Codes and reasons are stable; titles and details may change. What the
shop says for each reason stands in \`messages/en.json\` under \`errors\`.

## Routes

| Route | Does |
| ----- | ---- |
${routes.join('\n')}

## A purchase

What stands in braces comes from the answers before.

${steps.join('\n')}
The browser then confirms the payment with Stripe.js and \`client_secret\`.

## Problem codes

| Code | Status | Means |
| ---- | ------ | ----- |
${codes.join('\n')}
`;
}

export async function writeOpenApi(): Promise<void> {
  mkdirSync(dirname(OPENAPI_FILE), { recursive: true });
  writeFileSync(OPENAPI_FILE, JSON.stringify(await openApi()));
}

if (process.argv[1]?.endsWith('api-reference.ts')) {
  await writeOpenApi();
  writeFileSync(PAGE_FILE, apiPage());
  process.exit(0);
}
