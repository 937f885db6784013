/** What connects a shop to each outside service, by the names under which the environment may say it. */
export const SERVICE_KEYS = {
  stripe: ['STRIPE_SECRET_KEY', 'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY'],
  printful: ['PRINTFUL_API_KEY', 'PRINTFUL_STORE_ID'],
  printify: ['PRINTIFY_API_KEY', 'PRINTIFY_SHOP_ID'],
  manual: ['PRINT_SHOP_MAIL', 'PRINT_SHOP_CATALOGUE'],
  printful_2: ['PRINTFUL_2_API_KEY', 'PRINTFUL_2_STORE_ID'],
  printify_2: ['PRINTIFY_2_API_KEY', 'PRINTIFY_2_SHOP_ID'],
  mail: ['SMTP_URL', 'MAIL_FROM'],
} as const;
export type KeyedService = keyof typeof SERVICE_KEYS;
export const KEYED_SERVICES = Object.keys(SERVICE_KEYS) as KeyedService[];
export type KeyName = (typeof SERVICE_KEYS)[KeyedService][number];
export const KEY_NAMES: readonly KeyName[] = Object.values(SERVICE_KEYS).flat();
export type Keys = Partial<Record<KeyName, string | undefined>>;

/** Those that print. */
export const PRINT_SHOPS = KEYED_SERVICES.filter((service) => service !== 'stripe' && service !== 'mail');

/** Not every account needs them. */
const SPARED: readonly KeyName[] = ['PRINTFUL_STORE_ID', 'PRINTFUL_2_STORE_ID'];
/** What stands for a key that is not there yet: the answer to a shop that does not exist names those that do. */
export const STAND_INS: Keys = { PRINTIFY_SHOP_ID: '0', PRINTIFY_2_SHOP_ID: '0' };

/** The keys without which a service is not connected. */
export const neededKeys = (service: KeyedService): KeyName[] =>
  SERVICE_KEYS[service].filter((name) => !SPARED.includes(name));
export const isConnected = (service: KeyedService, keys: Keys) =>
  neededKeys(service).every((name) => Boolean(keys[name]));

/** The store that has to be there before a second one at the same provider is offered. */
export const firstStore = (service: string): string => service.replace(/_2$/, '');
