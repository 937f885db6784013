import { type AnyColumn, getTableName } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { text } from 'drizzle-orm/pg-core';
import { blindIndex, type DataKeys, open, seal, wordIndex } from '@/lib/platform/crypto';

/** What only our keys open, and only in the row and column it was sealed for. */
export type Sealed<T> = string & { readonly holds: T };

/** A column of sealed values. Its name ends in `Sealed`: by that it is found when keys change. */
export const sealed = <T>() => text().$type<Sealed<T>>();

/** Where a sealed value lies; `row`: what its table's primary key says. */
export type Place = { table: string; column: string; row: string };

type SealedColumn<T> = AnyColumn<{ data: Sealed<T> }>;

export type Vault = {
  seal: <T>(column: SealedColumn<T>, row: string | number, value: T) => Sealed<T>;
  open: <T>(column: SealedColumn<T>, row: string | number, value: Sealed<T>) => T;
  /** The same where there may be none, and in rows of before the value in clear. */
  read: <T>(column: SealedColumn<T>, row: string, value: Sealed<T> | null, clear: T | null) => T | null;
  /** Opens and seals with the newest key, bound to its place. Throws for what no key opens there. */
  anew: (place: Place, value: string) => string;
  emailIndex: (email: string) => string;
  wordIndex: (word: string) => string;
};

export function createVault(keys: DataKeys, secret: string): Vault {
  const opened: Vault['open'] = (column, row, value) => JSON.parse(open(value, keys, placeOf(column, row)));
  return {
    seal: <T>(column: SealedColumn<T>, row: string | number, value: T) =>
      seal(JSON.stringify(value), keys, placeOf(column, row)) as Sealed<T>,
    open: opened,
    read: (column, row, value, clear) => (value === null ? clear : opened(column, row, value)),
    anew({ table, column, row }, value) {
      const place = nameOf(table, column, row);
      return seal(open(value, keys, place), keys, place);
    },
    emailIndex: (email) => blindIndex(email, secret),
    wordIndex: (word) => wordIndex(word, secret),
  };
}

const placeOf = (column: AnyColumn, row: string | number) =>
  nameOf(getTableName(column.table), toSnakeCase(column.name), row);

const nameOf = (table: string, column: string, row: string | number) => `${table}.${column}:${row}`;
