import { hintEndpoint } from '@/lib/http/webhook/webhook-endpoint';

/** Printful's unsigned v1 messages: taken on this secret path only, and only as a hint to look. */
export const POST = hintEndpoint('printful');
