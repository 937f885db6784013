import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';

/** For messages that nobody signs: the secret in the path keeps strangers out, and the message is only a hint. */
export const POST = receiveMessage;
