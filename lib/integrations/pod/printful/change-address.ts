import { ProviderError } from '@/lib/domain/errors';
import type { AddressOutcome } from '@/lib/domain/pod';
import type { Recipient } from '@/lib/domain/recipient';
import { NOT_EDITABLE, PROVIDER, type PrintfulClient } from './client';
import { toRecipient } from './mapper';
import { orderV1 } from './schemas';

/** v1, as that is the version that made the order. Only a draft or a failed order is still open to it. */
export async function changeAddress(
  client: PrintfulClient,
  podOrderId: string,
  { recipient, email }: { recipient: Recipient; email: string },
): Promise<AddressOutcome> {
  try {
    const body = { recipient: toRecipient(recipient, email) };
    await client.call(orderV1, { method: 'PUT', path: `/orders/${encodeURIComponent(podOrderId)}`, body });
    return { outcome: 'changed' };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.providerCode !== NOT_EDITABLE) throw error;
    return { outcome: 'refused', reason: error.message.replace(`${PROVIDER}: `, '') };
  }
}
