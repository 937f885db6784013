import { webhookEndpoint } from '@/lib/http/webhook-endpoint';

export const POST = webhookEndpoint('stripe');
