import { Hono } from 'hono';
import type { ControlOrder, OrderAction, PodService, World } from '../core/world';
import { hostSandbox, type Sandbox, type SandboxOptions } from '../host';

const STEPS: Record<string, { next: OrderAction; actions: OrderAction[] }> = {
  pending: { next: 'accept', actions: ['accept', 'cancel'] },
  accepted: { next: 'produce', actions: ['produce', 'cancel'] },
  produced: { next: 'ship_all', actions: ['ship_some', 'ship_all'] },
  partial: { next: 'ship_all', actions: ['ship_all'] },
  shipped: { next: 'deliver', actions: ['deliver'] },
};
const AFTER: Partial<Record<OrderAction, string>> = {
  accept: 'accepted',
  produce: 'produced',
  ship_some: 'partial',
  ship_all: 'shipped',
  deliver: 'delivered',
  cancel: 'canceled',
};

/** The smallest print shop: orders that move one step at a time, with a note of when. */
export class TestShop implements PodService {
  readonly app = new Hono()
    .get('/hello', (c) => c.json({ path: c.req.path }))
    .notFound((c) => c.json({ own: '404' }, 404));
  readonly done: { id: string; action: OrderAction; atMs: number }[] = [];
  #orders = new Map<string, ControlOrder>();

  constructor(
    readonly name: 'printful' | 'printify',
    private readonly world: World,
  ) {}

  place(id: string, itemCount: number): void {
    const base = {
      service: this.name,
      externalId: `FBZ-${id}`,
      confirmed: true,
      shipments: [],
      actions: [],
      next: null,
    };
    this.#orders.set(id, { ...base, id, itemCount, status: 'pending', createdAtMs: this.world.clock.now() });
  }

  orders(): ControlOrder[] {
    return [...this.#orders.values()].map((order) => ({
      ...order,
      ...(STEPS[order.status] ?? { next: null, actions: [] }),
    }));
  }

  act(id: string, action: OrderAction): void {
    const order = this.#orders.get(id);
    if (!order || !STEPS[order.status]?.actions.includes(action)) throw new Error(`order ${id} cannot ${action} now`);
    order.status = AFTER[action] ?? order.status;
    if (action.startsWith('ship')) {
      order.shipments = [...order.shipments, { id: action, trackingNumber: `T-${action}`, delivered: false }];
    }
    this.done.push({ id, action, atMs: this.world.clock.now() });
  }

  reset(): void {
    this.#orders.clear();
  }

  dump(): unknown {
    return { orders: this.orders() };
  }
}

export type TestSandbox = Sandbox & { printful: TestShop; printify: TestShop };

/** A whole sandbox around two test shops and a Stripe that only counts. */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const shops: TestShop[] = [];
  const sandbox = await hostSandbox(options, (world) => {
    const [printful, printify] = [new TestShop('printful', world), new TestShop('printify', world)];
    shops.push(printful, printify);
    let charges: string[] = [];
    return {
      printful,
      printify,
      stripe: {
        app: new Hono().get('/v1/charges', (c) => c.json({ data: charges })),
        reset: () => {
          charges = [];
        },
        dump: () => ({ charges }),
        control: {
          charge: (input) => {
            if (JSON.stringify(input) !== '{"amount":5}') throw new Error('only 5 is charged here');
            charges.push('ch_1');
            return { charged: charges.length };
          },
        },
      },
      stripeJs: { app: new Hono().get('/v3/', (c) => c.text('script')) },
    };
  });
  const [printful, printify] = shops;
  if (!printful || !printify) throw new Error('the sandbox was made without its shops');
  return { ...sandbox, printful, printify };
}
