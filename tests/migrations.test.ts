import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, it } from 'vitest';
import { lockFaults } from '../scripts/migration-locks';

const FOLDER = 'db/migrations';
/** Those before the rule. They have run, and would not again. */
const OLDER = '0019';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql') && name >= OLDER);

it.each(files)('%s stops nobody who is using the shop', (file) => {
  expect(lockFaults(readFileSync(`${FOLDER}/${file}`, 'utf8'))).toEqual([]);
});

it.each([
  'CREATE INDEX "by_x" ON "orders" ("x")',
  'CREATE UNIQUE INDEX by_x ON public.orders USING btree (x)',
  'ALTER TABLE "orders" ADD CONSTRAINT "c" CHECK (x > 0)',
  'ALTER TABLE "orders" ADD CONSTRAINT "c" FOREIGN KEY ("x") REFERENCES "users"("id")',
  'ALTER TABLE "orders" ADD CONSTRAINT "c" CHECK (x > 0) NOT VALID;--> statement-breakpoint\nALTER TABLE "orders" VALIDATE CONSTRAINT "c"',
  'ALTER TABLE "orders" ALTER COLUMN "x" SET NOT NULL',
  'ALTER TABLE "orders" ALTER COLUMN "x" SET DATA TYPE bigint',
  'ALTER TABLE "orders" ADD COLUMN "x" uuid DEFAULT gen_random_uuid()',
  'ALTER TABLE "orders" ADD COLUMN "x" integer NOT NULL',
  'ALTER TABLE "orders" DROP COLUMN "x"',
  'ALTER TABLE "orders" RENAME COLUMN "x" TO "y"',
  'DROP TABLE "orders"',
  'UPDATE "orders" SET "x" = 1',
  'CREATE INDEX CONCURRENTLY IF NOT EXISTS "by_x" ON "orders" ("x");--> statement-breakpoint\nALTER TABLE "orders" ADD COLUMN "y" text',
  'CREATE INDEX CONCURRENTLY "by_x" ON "orders" ("x")',
])('refuses %s', (text) => {
  expect(lockFaults(text)).not.toEqual([]);
});

it.each([
  'CREATE TABLE "new" ("id" text PRIMARY KEY);--> statement-breakpoint\nCREATE INDEX "by_id" ON "new" ("id");--> statement-breakpoint\nALTER TABLE "new" ADD CONSTRAINT "fk" FOREIGN KEY ("id") REFERENCES "orders"("id") ON DELETE cascade ON UPDATE no action',
  'CREATE INDEX CONCURRENTLY IF NOT EXISTS "by_x" ON "orders" ("x")',
  'ALTER TABLE "orders" ADD COLUMN "x" boolean DEFAULT false NOT NULL',
  'ALTER TABLE "orders" DROP CONSTRAINT "c";--> statement-breakpoint\nALTER TABLE "orders" ADD CONSTRAINT "c" CHECK (x > 0) NOT VALID',
  'ALTER TABLE "orders" VALIDATE CONSTRAINT "c"',
  '-- contract: no release since spring reads it\nALTER TABLE "orders" DROP COLUMN "x"',
])('takes %s', (text) => {
  expect(lockFaults(text)).toEqual([]);
});

it('the newest snapshot is the schema, so that what is generated next holds only what is new', async () => {
  const files = readdirSync('db/schema').map((name) => resolve('db/schema', name));
  const schema = Object.assign({}, ...(await Promise.all(files.map((file) => import(file)))));
  const newest = readdirSync(`${FOLDER}/meta`)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1);
  const kept = JSON.parse(readFileSync(`${FOLDER}/meta/${newest}`, 'utf8'));
  expect(await generateMigration(kept, generateDrizzleJson(schema, kept.id, undefined, 'snake_case'))).toEqual([]);
});
