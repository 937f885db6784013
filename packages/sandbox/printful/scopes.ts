const SCOPES = [
  { value: 'orders/read', name: 'View orders of the authorized store' },
  { value: 'orders', name: 'View and manage orders of the authorized store' },
  { value: 'sync_products/read', name: 'View store products' },
  { value: 'sync_products', name: 'View and manage store products' },
  { value: 'webhooks/read', name: 'View store webhooks' },
  { value: 'webhooks', name: 'View and manage store webhooks' },
  { value: 'file_library/read', name: 'View store files' },
];

/** A token named `only:orders,webhooks/read` may do no more; any other may do all. */
export function scopesOf(token: string): typeof SCOPES {
  const names = /^only:(.*)$/.exec(token)?.[1]?.split(',');
  return SCOPES.filter(({ value }) => names === undefined || names.includes(value));
}
