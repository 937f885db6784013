import { ProviderError } from '@/lib/domain/core/errors';
import { parseDecimal } from '@/lib/domain/money/money';

/** Minor units of a provider's price or cost, to the nearest. Throws ProviderError rejected for what is no amount. */
export function readAmount(provider: string, text: string, currency: string): number {
  const read = parseDecimal(text, currency);
  if (read) return read.minor;
  throw new ProviderError(provider, 'rejected', `"${text}" is no amount of ${currency}`);
}
