import type { KeyedService, KeyName } from '@/lib/domain/shop/keys';

/** What a person needs to know to connect each service, in the order of the screen. */
export const SERVICE_FACTS: Record<KeyedService, { title: string; how: string }> = {
  stripe: {
    title: 'Stripe',
    how: 'Takes the money. Developers → API keys: begin with the test keys; live keys mean real money.',
  },
  printful: {
    title: 'Printful',
    how: 'Prints and sends. A store of the kind “Manual order platform / API” and a private token for it, with the rights to orders, products, webhooks and files.',
  },
  printify: {
    title: 'Printify',
    how: 'Prints and sends. A shop connected by API (“Custom integration”) and a personal access token.',
  },
  manual: {
    title: 'Print shop by mail',
    how: 'For a print shop without an API: every order goes to it by mail, and what it tells you, you enter on the order’s page. docs/print-shop.md says how its products are written down.',
  },
  printful_2: {
    title: 'Printful, second store',
    how: 'Its goods stand beside those of the first. A private token for it, or the same one with its store.',
  },
  printify_2: {
    title: 'Printify, second shop',
    how: 'Its goods stand beside those of the first. A personal access token, and its number.',
  },
  mail: {
    title: 'Mail',
    how: 'Sends every mail of the shop, sign-in links among them. A test mail goes to you.',
  },
};

type KeyFact = { label: string; hint?: string; secret: boolean };
export const KEY_FACTS: Record<KeyName, KeyFact> = {
  STRIPE_SECRET_KEY: { label: 'Secret or restricted key', hint: 'sk_test_…, or sk_live_…', secret: true },
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: { label: 'Publishable key', hint: 'pk_test_…, of the same mode', secret: false },
  PRINTFUL_API_KEY: { label: 'Private token', secret: true },
  PRINTFUL_STORE_ID: { label: 'Store', hint: 'Only where the token opens several.', secret: false },
  PRINTIFY_API_KEY: { label: 'Personal access token', secret: true },
  PRINTIFY_SHOP_ID: { label: 'Shop', hint: 'Its number. Left empty, you are told which there are.', secret: false },
  PRINT_SHOP_MAIL: { label: 'Its address for orders', secret: false },
  PRINT_SHOP_CATALOGUE: {
    label: 'Catalogue',
    hint: 'The JSON itself, as docs/print-shop.md describes it.',
    secret: false,
  },
  PRINTFUL_2_API_KEY: { label: 'Private token', secret: true },
  PRINTFUL_2_STORE_ID: { label: 'Store', hint: 'Only where the token opens several.', secret: false },
  PRINTIFY_2_API_KEY: { label: 'Personal access token', secret: true },
  PRINTIFY_2_SHOP_ID: { label: 'Shop', hint: 'Its number. Left empty, you are told which there are.', secret: false },
  SMTP_URL: { label: 'Mail server', hint: 'smtp://user:password@host:587, or smtps://…:465', secret: true },
  MAIL_FROM: { label: 'Sender', hint: 'Such as My shop <orders@my-shop.com>', secret: false },
};
