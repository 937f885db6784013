import { randomBytes } from 'node:crypto';
import type { PodProvider } from '@/lib/integrations/pod/provider';

/**
 * The deliberate bug of `npm run simulate -- --forget look-up`: an adapter that does not care whether an earlier attempt
 * of its own had reached the provider, and sends the order again under another number, as naive shops do. Nobody notices
 * as long as nothing goes wrong; the simulation must.
 */
export function forgetful(pods: ReadonlyMap<string, PodProvider>): ReadonlyMap<string, PodProvider> {
  const forget = (pod: PodProvider): PodProvider => ({
    ...pod,
    async ensureDraft(input) {
      const draft = await pod.ensureDraft(input);
      if (!draft.existed) return draft;
      return pod.ensureDraft({ ...input, externalId: `${input.externalId}${randomBytes(2).readUInt16BE() % 1000}` });
    },
  });
  return new Map([...pods].map(([id, pod]) => [id, forget(pod)]));
}
