import { ProviderError } from '@/lib/domain/core/errors';
import { providerBook } from '@/lib/engine/provider-book';
import type { DeskNews } from '@/lib/integrations/pod/desk-news';
import { createManual } from '@/lib/integrations/pod/manual/provider';
import { createPrintful } from '@/lib/integrations/pod/printful/provider';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { createHttpClient, type HttpClient } from '@/lib/platform/http-client';
import { startPrintful } from '../../packages/sandbox/tests/printful-server';
import { SHOP, startPrintify } from '../../packages/sandbox/tests/printify-server';
import { openHarness } from '../support/harness';
import { PRINT_SHOP } from '../support/print-shop';
import { keepsTheContract } from './_provider';
import type { Stage } from './_provider-stage';

const NEWS = {
  produce: { status: 'in_production' },
  ship_all: { status: 'shipped', carrier: 'Post', trackingNumber: 'RR1' },
  deliver: { status: 'delivered' },
} as const satisfies Record<string, DeskNews>;

type Server = Awaited<ReturnType<typeof startPrintful>>;
type Open = { played: Server['printful']; open: (http: HttpClient) => PodProvider };

/** What the sandbox plays. */
function stageOf(
  { world, close }: Pick<Server, 'world' | 'close'>,
  service: 'printful' | 'printify',
  { played, open }: Open,
): Stage {
  const send = createHttpClient({ baseUrl: `${world.origin()}/${service}`, headers: {} });
  return {
    connect: (how) =>
      open((request) => {
        const isLost = how?.losing === true && request.method !== 'GET';
        world.faults.set(isLost ? { api: { [service]: { lostAnswer: 1 } } } : {});
        return send(request);
      }),
    ripen: () => world.clock.advance(20_000),
    act: async (podOrderId, action) => played.act(podOrderId, action),
    numbers: async () => played.orders().map(({ externalId }) => externalId),
    close,
  };
}

keepsTheContract('printful', async () => {
  const server = await startPrintful();
  let tokens = 0;
  return stageOf(server, 'printful', {
    played: server.printful,
    // A token of its own, so that nobody meets another's rate limit.
    open: (http) =>
      createPrintful(
        { baseUrl: server.world.origin(), apiKey: `contract-${++tokens}` },
        { http, now: () => server.world.clock.now() },
      ),
  });
});

keepsTheContract('printify', async () => {
  const server = await startPrintify();
  const shopId = SHOP.split('/').at(-1) ?? '';
  return stageOf(server, 'printify', {
    played: server.printify,
    open: (http) =>
      createPrintify(
        { baseUrl: server.world.origin(), apiKey: 'test-token', shopId },
        { http, now: () => server.world.clock.now() },
      ),
  });
});

keepsTheContract('manual', async () => {
  const h = await openHarness({ env: PRINT_SHOP });
  const config = { mail: PRINT_SHOP.PRINT_SHOP_MAIL, catalogue: PRINT_SHOP.PRINT_SHOP_CATALOGUE, livemode: false };
  const book = providerBook('manual', h.ctx);
  const now = () => h.ctx.clock.now().getTime();
  const connect: Stage['connect'] = (how) =>
    createManual(config, {
      book,
      now,
      send: async (mail) => {
        await h.ctx.mailer.send(mail);
        if (how?.losing) throw new ProviderError('smtp', 'unavailable', 'the line went down');
      },
    });
  return {
    connect,
    ripen: () => undefined,
    act: async (podOrderId, action) => connect().desk?.enter(podOrderId, NEWS[action]),
    numbers: async () => (await connect().listOrders(null)).orders.map(({ externalId }) => externalId),
    close: () => h.close(),
  };
});
