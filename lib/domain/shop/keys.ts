/** What connects a shop to each outside service, by the names under which the environment may say it. */
export const SERVICE_KEYS = {
  stripe: ['STRIPE_SECRET_KEY', 'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY'],
  printful: ['PRINTFUL_API_KEY', 'PRINTFUL_STORE_ID'],
  printify: ['PRINTIFY_API_KEY', 'PRINTIFY_SHOP_ID'],
  mail: ['SMTP_URL', 'MAIL_FROM'],
} as const;
export type KeyedService = keyof typeof SERVICE_KEYS;
export const KEYED_SERVICES = Object.keys(SERVICE_KEYS) as KeyedService[];
export type KeyName = (typeof SERVICE_KEYS)[KeyedService][number];
export const KEY_NAMES: readonly KeyName[] = Object.values(SERVICE_KEYS).flat();
export type Keys = Partial<Record<KeyName, string | undefined>>;

/** A service is connected where all of its keys but these are there. */
const SPARED: readonly KeyName[] = ['PRINTFUL_STORE_ID'];
export const isConnected = (service: KeyedService, keys: Keys) =>
  SERVICE_KEYS[service].every((name) => SPARED.includes(name) || Boolean(keys[name]));
