import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Printify's documented examples. They are not ours to ship: PROVIDER_SPECS names the folder that holds them. */
const folder = path.resolve(import.meta.dirname, '../..', process.env.PROVIDER_SPECS ?? '../shared/providers');
const fixtureFolder = path.join(folder, 'printify/fixtures');
const indexFile = path.join(folder, 'printify/spec/openapi-operations.index.json');

export const documentsAreHere = existsSync(fixtureFolder) && existsSync(indexFile);
export const documentFolder = folder;

export function fixtureNames(): string[] {
  return readdirSync(fixtureFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''));
}

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(path.join(fixtureFolder, `${name}.json`), 'utf8'));
}

const index = z.object({ operations: z.array(z.object({ method: z.string(), path: z.string() })) });

/** `GET /v1/shops.json`, with every path parameter written as `{}`. */
export function documentedOperations(): string[] {
  const { operations } = index.parse(JSON.parse(readFileSync(indexFile, 'utf8')));
  return operations.map(({ method, path: route }) => `${method} ${route.replace(/\{[^}]+\}/g, '{}')}`);
}
