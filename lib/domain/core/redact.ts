/** Names under which messages carry what belongs to a person, or a secret. */
const PERSONAL = new Set(
  [
    'name first_name last_name full_name email receipt_email phone company tax_number tax_id',
    'address address1 address2 line1 line2 street city zip postal_code postcode state_name',
    'recipient address_to shipping_address billing_address billing_details shipping shipping_details customer_details',
    'client_secret secret token password ip ip_address gift message packing_slip notes',
  ]
    .join(' ')
    .split(' '),
);
/** Of a shipping price or a method name nobody is recognised; of an address somebody is. */
const ONLY_OBJECTS = new Set(['shipping', 'gift', 'message', 'notes']);

/** The same value with everything personal replaced by `[redacted]`; numbers and booleans are left. */
export function redactPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactPersonal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.toLowerCase();
      const hides = PERSONAL.has(name) && inner !== null && inner !== '' && typeof inner !== 'boolean';
      const kept = ONLY_OBJECTS.has(name) && typeof inner !== 'object' && typeof inner !== 'string';
      return [key, hides && !kept ? '[redacted]' : redactPersonal(inner)];
    }),
  );
}
