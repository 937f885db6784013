import { alphanumeric } from '../core/random';

/** Ids as Stripe cuts them: `pi_3` and 23 more for what belongs to a payment, `pm_1` and 23 more for the rest. */
export const paymentFamilyId = (prefix: 'pi' | 'ch' | 're' | 'evt' | 'txn') => `${prefix}_3${alphanumeric(23)}`;
export const otherId = (prefix: 'pm' | 'du' | 'we' | 'evt' | 'ctoken' | 'issfr') => `${prefix}_1${alphanumeric(23)}`;
export const customerId = () => `cus_${alphanumeric(14)}`;
export const requestId = () => `req_${alphanumeric(14)}`;
export const webhookSecret = () => `whsec_${alphanumeric(32)}`;
export const clientSecret = (intentId: string) => `${intentId}_secret_${alphanumeric(25)}`;
