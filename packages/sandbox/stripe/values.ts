import { invalidParam } from './errors';
import type { Address, Metadata, Shipping } from './objects';

type Sent<T> = { [K in keyof T]?: T[K] | undefined };

/** A full address from the parts that were sent. */
export function fullAddress(sent: Sent<Address> | null | undefined): Address {
  return {
    city: sent?.city ?? null,
    country: sent?.country ?? null,
    line1: sent?.line1 ?? null,
    line2: sent?.line2 ?? null,
    postal_code: sent?.postal_code ?? null,
    state: sent?.state ?? null,
  };
}

type SentShipping = Sent<Omit<Shipping, 'address' | 'name'>> & { name: string; address: Sent<Address> };

export function fullShipping(sent: SentShipping): Shipping {
  return {
    address: fullAddress(sent.address),
    carrier: sent.carrier ?? null,
    name: sent.name,
    phone: sent.phone ?? null,
    tracking_number: sent.tracking_number ?? null,
  };
}

const METADATA_KEYS = 50;

/** Stripe merges metadata: an empty value deletes its key, null clears it all, undefined leaves it. */
export function mergeMetadata(kept: Metadata, sent: Metadata | null | undefined): Metadata {
  if (sent === undefined) return kept;
  if (sent === null) return {};
  const merged = Object.fromEntries(Object.entries({ ...kept, ...sent }).filter(([, value]) => value !== ''));
  const count = Object.keys(merged).length;
  if (count > METADATA_KEYS) {
    throw invalidParam('metadata', `You can have up to ${METADATA_KEYS} metadata keys, but you sent ${count}.`);
  }
  return merged;
}
