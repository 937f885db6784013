import { z } from 'zod';
import type { Account } from './account';
import type { Cause } from './event-objects';
import { emit, emitChange } from './events';
import { customerId } from './ids';
import type { Customer } from './objects';
import { address, emptyable, metadata, paging, shipping, text } from './params';
import { fullAddress, fullShipping, mergeMetadata } from './values';

export const customerWrite = z.strictObject({
  address: emptyable(address),
  description: emptyable(text()),
  email: emptyable(text(512)),
  metadata,
  name: emptyable(text(256)),
  phone: emptyable(text(20)),
  shipping: emptyable(shipping),
});
export const customerList = z.strictObject({ ...paging, email: text().optional() });

type CustomerWrite = z.infer<typeof customerWrite>;

export function createCustomer(account: Account, cause: Cause, params: CustomerWrite): Customer {
  const customer: Customer = {
    id: customerId(),
    object: 'customer',
    address: null,
    balance: 0,
    created: account.world.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: customerId().slice(4, 12).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  write(customer, params);
  account.customers.set(customer.id, customer);
  emit(account, cause, 'customer.created', customer);
  return customer;
}

export function updateCustomer(account: Account, cause: Cause, customer: Customer, params: CustomerWrite): Customer {
  const before = structuredClone(customer);
  write(customer, params);
  emitChange(account, cause, 'customer.updated', { before, object: customer });
  return customer;
}

function write(customer: Customer, sent: CustomerWrite): void {
  customer.metadata = mergeMetadata(customer.metadata, sent.metadata);
  if (sent.address !== undefined) customer.address = sent.address === null ? null : fullAddress(sent.address);
  if (sent.shipping !== undefined) customer.shipping = sent.shipping === null ? null : fullShipping(sent.shipping);
  if (sent.email !== undefined) customer.email = sent.email;
  for (const name of ['description', 'name', 'phone'] as const) {
    if (sent[name] !== undefined) customer[name] = sent[name];
  }
}
