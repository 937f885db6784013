import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { TEMPLATE } from './postgres';

/** A migrated, empty database of the caller's own. Returns its URL. */
export async function openDatabase(): Promise<string> {
  const database = `t_${randomBytes(6).toString('hex')}`;
  const admin = postgres(inject('postgres'), { max: 1 });
  await admin.unsafe(`create database ${database} template ${TEMPLATE}`);
  await admin.end();
  return inject('postgres').replace(/\/postgres$/, `/${database}`);
}
