import { webhookEndpoint } from '@/lib/http/webhook/webhook-endpoint';

export const POST = webhookEndpoint('printify');
