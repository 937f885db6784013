import { randomBytes, randomUUID } from 'node:crypto';
import type { Services } from '@/lib/compose/services';
import { ProviderError } from '@/lib/domain/core/errors';
import type { PodProvider } from '@/lib/integrations/pod/provider';

/** The shop with one of its safeguards taken out, as a naive one would be. Nothing of this is reachable in the product. */
type Forget = (services: Services) => Services;

/**
 * What `npm run simulate -- --forget <name>` takes out. Nobody notices as long as nothing goes wrong; the simulation
 * must, with each of them.
 */
export const SAFEGUARDS: Record<string, { without: string; forget: Forget }> = {
  'look-up': {
    without: 'an order that a print shop already has is sent again under another number',
    forget: (services) => ({
      ...services,
      podLanes: { ...services.podLanes, submit: eachPod(services.podLanes.submit, withoutLookUp) },
    }),
  },
  'refund-key': {
    without: 'every try of a refund is a refund of its own',
    forget: (services) => ({
      ...services,
      stripe: instead(services.stripe, {
        refund: (input) => services.stripe.refund({ ...input, effectId: randomUUID() }),
      }),
    }),
  },
  signatures: {
    without: 'whoever knows the address is believed',
    forget: (services) => ({
      ...services,
      sources: new Map([...services.sources].map(([name, source]) => [name, { ...source, verify: () => true }])),
    }),
  },
  retries: {
    without: 'what a service did not do is not tried again',
    forget: (services) => ({ ...services, work: { ...services.work, outbox: withoutRetries(services.work.outbox) } }),
  },
  'mail-key': {
    without: 'every try of a mail is a mail of its own',
    forget: (services) => ({
      ...services,
      mailer: {
        ...services.mailer,
        send: (mail) => services.mailer.send({ ...mail, key: `${mail.key}.${randomUUID()}` }),
      },
    }),
  },
  parcels: {
    without: 'what has left is not asked for when the rest of an order is canceled',
    forget: (services) => ({
      ...services,
      podLanes: Object.fromEntries(
        Object.entries(services.podLanes).map(([lane, pods]) => [lane, eachPod(pods, withoutParcels)]),
      ) as Services['podLanes'],
    }),
  },
};

type Pods = ReadonlyMap<string, PodProvider>;
const eachPod = (pods: Pods, change: (pod: PodProvider) => PodProvider): Pods =>
  new Map([...pods].map(([id, pod]) => [id, change(pod)]));

function withoutLookUp(pod: PodProvider): PodProvider {
  return instead(pod, {
    async ensureDraft(input) {
      const draft = await pod.ensureDraft(input);
      if (!draft.existed) return draft;
      return pod.ensureDraft({ ...input, externalId: `${input.externalId}${randomBytes(2).readUInt16BE() % 1000}` });
    },
  });
}

function withoutParcels(pod: PodProvider): PodProvider {
  return instead(pod, {
    async fetchOrder(...which) {
      const order = await pod.fetchOrder(...which);
      return order?.status === 'canceled' ? { ...order, shipments: [] } : order;
    },
  });
}

function withoutRetries(outbox: Services['work']['outbox']): Services['work']['outbox'] {
  const kinds = Object.entries(outbox).map(([name, kind]) => [
    name,
    {
      ...kind,
      handler: async (...call: Parameters<typeof kind.handler>) => {
        try {
          return await (kind.handler as (...all: unknown[]) => Promise<unknown>)(...call);
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error;
          return { state: 'done' };
        }
      },
    },
  ]);
  return Object.fromEntries(kinds);
}

/** The same object, private fields and all, but for what is named. */
function instead<T extends object>(whole: T, other: Partial<T>): T {
  return new Proxy(whole, {
    get(target, key) {
      if (Object.hasOwn(other, key)) return other[key as keyof T];
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
