import { describe, expect, it } from 'vitest';
import { returnUrlWith } from './return-url';

const intent = { id: 'pi_1', client_secret: 'pi_1_secret_2', status: 'succeeded' };
const added = 'payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded';

describe('the way back to the shop', () => {
  it('carries the result in the query', () => {
    expect(returnUrlWith('https://shop.test/done', intent)).toBe(`https://shop.test/done?${added}`);
  });

  it('keeps the query as it was and stays before the fragment', () => {
    const url = returnUrlWith('https://shop.test/done?o=a%20b#top', intent);
    expect(url).toBe(`https://shop.test/done?o=a%20b&${added}#top`);
  });

  it.each([
    ['succeeded', 'succeeded'],
    ['requires_capture', 'succeeded'],
    ['processing', 'pending'],
    ['requires_payment_method', 'failed'],
    ['canceled', 'failed'],
  ])('says for %s: %s', (status, word) => {
    const url = new URL(returnUrlWith('https://shop.test/', { ...intent, status }));
    expect(url.searchParams.get('redirect_status')).toBe(word);
  });
});
