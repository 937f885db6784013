import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SubmitInput } from '@/lib/domain/order/pod';
import { createPrintful } from '@/lib/integrations/pod/printful/provider';
import type { PodProvider, PodWithMessages } from '@/lib/integrations/pod/provider';
import { createHttpClient, type HttpClient, type HttpRequest } from '@/lib/platform/http-client';
import { MUG, startPrintful, TEE } from '../../packages/sandbox/tests/printful-server';
import { hasSpec, OpenApi, specFolder } from '../support/openapi';

/** Our Printful client against the sandbox, every request of it kept to be held against Printful's own documents. */

const SPECS = { v1: 'printful/openapi-v1.2026-03.json', v2: 'printful/openapi-v2.2026-03.json' } as const;
export const fixtureFolder = path.join(specFolder, 'printful/fixtures');
export const documented = hasSpec(SPECS.v1) && hasSpec(SPECS.v2) && existsSync(fixtureFolder);
export const openV1 = () => new OpenApi(SPECS.v1);

/** To be called once by every file that has tests to skip. */
export function sayWhatIsSkipped(): void {
  if (!documented)
    console.warn(`SKIPPED in part: no Printful documents in ${specFolder} (PROVIDER_SPECS names their folder)`);
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const server = await startPrintful();
  const sent: HttpRequest[] = [];
  let tokens = 0;

  /** A client with a token of its own, so that no test meets another's rate limit. */
  function connect(before: (request: HttpRequest) => void = () => undefined): PodWithMessages {
    const baseUrl = `${server.world.origin()}/printful`;
    const http = createHttpClient({ baseUrl, headers: {} });
    const watched: HttpClient = (request) => {
      sent.push(request);
      before(request);
      return http(request);
    };
    tokens += 1;
    return createPrintful(
      { baseUrl, apiKey: `client-${tokens}` },
      { http: watched, now: () => server.world.clock.now() },
    );
  }

  /** Every answer to such a request is lost, though the work is done. */
  const losing = (isLost: (request: HttpRequest) => boolean) =>
    connect((request) => server.world.faults.set(isLost(request) ? { api: { printful: { lostAnswer: 1 } } } : {}));

  /** "Post only the fields that need to be changed", the document says of it, and takes its schema from the creation. */
  const isPartial = (fault: string) => /^PUT \/orders\/\{id\} .*required property/.test(fault);

  /** What is wrong with the requests so far, and which operations they were. */
  function checkRequests() {
    const specs = { v1: openV1(), v2: new OpenApi(SPECS.v2) };
    const faults = sent.flatMap((request) =>
      (request.path.startsWith('/v2/') ? specs.v2 : specs.v1).requestFaults(request),
    );
    return {
      faults: faults.filter((fault) => !isPartial(fault)),
      operations: [...specs.v1.checked, ...specs.v2.checked].sort(),
    };
  }

  return {
    ...server,
    connect,
    losing,
    checkRequests,
    costsAreKnown: () => server.world.clock.advance(3_000),
    countOf: (externalId: string) => server.printful.orders().filter((order) => order.externalId === externalId).length,
  };
}

export const inputOf = (externalId: string): SubmitInput => ({
  externalId,
  recipient: {
    name: 'Ada Park',
    line1: '1 Mill Lane',
    city: 'Portland',
    state: 'OR',
    postalCode: '97201',
    country: 'US',
  },
  email: 'ada@example.com',
  shippingMethod: 'STANDARD',
  currency: 'USD',
  items: [TEE, MUG].map((variant, index) => ({
    externalId: `${externalId}-line${index}`,
    providerProductId: '1',
    providerVariantId: String(variant),
    providerData: {},
    sku: null,
    name: 'Something printed',
    quantity: 1,
    retailMinor: 2650,
  })),
});

export async function confirmed(scene: Scene, pod: PodProvider, externalId: string): Promise<string> {
  const { podOrderId } = await pod.ensureDraft(inputOf(externalId));
  scene.costsAreKnown();
  await pod.confirm(podOrderId);
  return podOrderId;
}
