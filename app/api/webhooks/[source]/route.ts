import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';

export const POST = receiveMessage;
