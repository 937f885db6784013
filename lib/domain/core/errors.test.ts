import { describe, expect, it, vi } from 'vitest';
import { AppError, ProviderError } from './errors';

describe('an error made by another copy of this module', () => {
  it('is the same kind of error here, as it must be between bundles', async () => {
    vi.resetModules();
    const copy = await import('./errors');
    expect(copy.ProviderError).not.toBe(ProviderError);
    expect(new copy.ProviderError('printful', 'unavailable', 'gone') instanceof ProviderError).toBe(true);
    expect(new copy.AppError('conflict', 'no') instanceof AppError).toBe(true);
  });

  it('is no other kind', () => {
    const provider: unknown = new ProviderError('printful', 'unavailable', 'gone');
    const app: unknown = new AppError('conflict', 'no');
    expect(provider instanceof AppError || app instanceof ProviderError).toBe(false);
    for (const other of [new Error('no'), { name: 'AppError' }, null, 'AppError']) {
      expect((other as unknown) instanceof AppError).toBe(false);
    }
  });
});
