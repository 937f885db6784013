import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POD_FOLDERS } from '@/lib/integrations/pod/registry';
import { arrowsBetween, importGraph, importsOf, sourceFiles } from '../scripts/import-graph';
import { backArrows, INNER_ROOMS, SERVICE_ROOMS } from '../scripts/rooms';

/** The rules of the house. A rule is a check, or it is not a rule. */
const FILES = sourceFiles();
const GRAPH = importGraph(FILES);
const MOST_SERVICE_ARROWS = 20;
const MOST_FILES_IN_A_ROOM = 20;

/** Which ring may import which, besides itself. Rings not named are tests and scripts: they may use everything. */
const RINGS: Record<string, string[]> = {
  'lib/domain': [],
  'lib/contracts': ['lib/domain'],
  // The words are data: a file per language.
  'lib/platform': ['lib/domain', 'messages'],
  db: ['lib/domain', 'lib/platform'],
  'lib/integrations': ['lib/domain', 'lib/platform'],
  'lib/auth': ['lib/domain', 'lib/platform', 'db'],
  'lib/engine': ['lib/domain', 'lib/platform', 'db', 'lib/integrations'],
  'lib/services': ['lib/domain', 'lib/platform', 'db', 'lib/integrations', 'lib/engine'],
  'lib/compose': ['lib/domain', 'lib/platform', 'db', 'lib/integrations', 'lib/engine', 'lib/services'],
  'lib/jobs': ['lib/domain', 'lib/platform', 'db', 'lib/engine', 'lib/services', 'lib/compose'],
  'lib/http': [
    'lib/domain',
    'lib/contracts',
    'lib/platform',
    'lib/auth',
    'lib/engine',
    'lib/services',
    'lib/compose',
    'lib/jobs',
  ],
  'lib/client': ['lib/domain', 'lib/contracts'],
  components: ['lib/domain', 'lib/contracts', 'lib/client'],
  app: [
    'lib/domain',
    'lib/contracts',
    'lib/auth',
    'lib/engine',
    'lib/services',
    'lib/compose',
    'lib/jobs',
    'lib/http',
    'lib/client',
    'components',
  ],
  processes: ['lib/domain', 'lib/platform', 'lib/engine', 'lib/services', 'lib/compose', 'lib/jobs', 'lib/http'],
  'packages/sandbox': [],
};
/** Where a print provider's name may stand besides its own folder; the last are hosts that resize pictures. */
const PROVIDER_SETTINGS = [
  'lib/integrations/pod/registry.ts',
  'lib/platform/env.ts',
  'lib/domain/shop/keys.ts',
  'components/admin/setup/service-facts.ts',
  'lib/domain/catalogue/picture-source.ts',
];
const BANNED_NAMES = /(^|\/)(index|utils?|helpers?|misc|common)\.tsx?$|(^|\/)(utils?|helpers?|misc|common)\//;
const MAX_LINES = 250;

function ringOf(file: string): string | undefined {
  return Object.keys(RINGS).find((ring) => file.startsWith(`${ring}/`));
}

/** What is stored as jsonb, what a provider says, and tables by the name of a state or a kind (`*`: nothing else). */
const KEPT_KEYS: Record<string, string> = {
  'backoffice/alerts/case-rules.ts': 'order_id fulfillment_id',
  'backoffice/alerts/list-alerts.ts': 'sync_now',
  'backoffice/alerts/retry-alert.ts': 'stripe_attempt',
  'backoffice/alerts/system-rules.ts': 'in_production',
  'designs/start-mockup.ts': 'mockup_id',
  'mail/compose-mail.ts': 'payment_awaited payment_failed on_hold',
  'order/cancel/cancel-order.ts': 'refund_unstoppable',
  'order/fulfillment/apply-pod-order.ts': 'in_production provider_status',
  'order/fulfillment/apply-shipments.ts': 'tracking_number shipment_id',
  'order/fulfillment/submit-fulfillment.ts': 'pod_order_id',
  'mail/mail-facts.ts': 'effect_id amount_minor item_id',
  'order/payment/answer-dispute.ts': 'dispute_id',
  'order/payment/apply-disputes.ts': 'amount_minor',
  'order/payment/apply-refunds.ts': 'amount_minor refund_id request_id effect_id',
  'order/refund/decide-refund.ts': 'request_id amount_minor',
  'order/refund/refund-order.ts': 'amount_minor stripe_attempt',
  'order/claim/record-credit.ts': 'amount_minor',
  'order/claim/refuse-report.ts': 'report_id',
  'order/claim/send-again.ts': 'request_id item_id',
  'order/status/items-of.ts': 'item_id',
  'order/refund/refund-unmade.ts': 'item_id amount_minor',
  'order/refund/refundable.ts': 'item_id',
  'order/refund/request-refund.ts': 'request_id amount_minor item_id stripe_attempt',
  'order/status/call-off.ts': 'asked_by',
  'order/status/order-changed.ts': 'held_at',
  'order/status/refresh-order.ts': 'product_id variant_id design_url pod_order_id fulfillment_status',
  'order/status/refresh-window.ts': 'previous_from previous_to',
  'sync/invariants/violation.ts': '*',
  'sync/recover-since.ts': 'order_id fulfillment_id',
  'order/tax/reverse-tax.ts': 'refund_id amount_minor request_id',
  'sync/invariants/check-rows.ts': 'order_id fulfillment_id',
  'webhooks/process-webhook.ts': 'payment_intent',
  'webhooks/recovery-note.ts': 'order_id fulfillment_id',
  'webhooks/repair-registration.ts': 'new_secret',
};

const keptKeys = (file: string) => KEPT_KEYS[file.replace('lib/services/', '')]?.split(' ') ?? [];

/** Keys written in snake_case, in objects and in types; not those inside texts, SQL and comments. */
function snakeKeys(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'/g, "''");
  return [...code.matchAll(/(?<=[{,;(\n]\s*)([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=\??:|\s*[,}])/g)].map(
    ([, key = '']) => key,
  );
}

/** Lists of words, as an array or as a union, each sorted. */
function wordLists(text: string): string[] {
  const lists = /\[\s*('\w+'(?:,\s*'\w+')+),?\s*\]|('\w+'(?:\s*\|\s*'\w+')+)/g;
  return [...text.matchAll(lists)].map(([list]) => [...list.matchAll(/\w+/g)].flat().sort().join(' '));
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(FILES.length).toBeGreaterThan(100);
  });

  it('names a print provider only in its folder, the registry and its settings', () => {
    const ids = POD_FOLDERS.map(({ id }) => id);
    const named = new RegExp(ids.join('|'), 'i');
    const wrong = FILES.filter(
      (file) =>
        /^(lib|app|components|db|processes)\//.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        !ids.some((id) => file.startsWith(`lib/integrations/pod/${id}/`)) &&
        !PROVIDER_SETTINGS.includes(file),
    ).filter((file) => named.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')));
    expect(wrong).toEqual([]);
  });

  it('lets a ring import only the rings below it', () => {
    const wrong = FILES.filter((file) => !file.endsWith('.test.ts')).flatMap((file) => {
      const ring = ringOf(file);
      if (ring === undefined) return [];
      const allowed = [ring, ...(RINGS[ring] ?? [])];
      return importsOf(file)
        .filter(
          (target) =>
            !allowed.some((room) => target.startsWith(`${room}/`)) && !(ring === 'app' && target.startsWith('app/')),
        )
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets the rooms of a floor import one way only', () => {
    const orders = { 'lib/services': SERVICE_ROOMS, ...INNER_ROOMS };
    const back = Object.values(orders).flatMap((order) =>
      backArrows(arrowsBetween(GRAPH, order.roomOf), order).flatMap(({ imports }) => imports),
    );
    expect(back).toEqual([]);
  });

  it('names every room of the services and keeps the arrows between them few', () => {
    const arrows = arrowsBetween(GRAPH, SERVICE_ROOMS.roomOf);
    const rooms = new Set([...GRAPH.keys()].flatMap((file) => SERVICE_ROOMS.roomOf(file) ?? []));
    expect([...rooms].sort()).toEqual([...SERVICE_ROOMS.rooms].sort());
    expect(arrows.length).toBeLessThanOrEqual(MOST_SERVICE_ARROWS);
  });

  it('gives a folder of more than twenty files rooms inside', () => {
    const full = [...Map.groupBy([...GRAPH.keys()], dirname)]
      .filter(([folder, files]) => /^(lib|components)\//.test(folder) && files.length > MOST_FILES_IN_A_ROOM)
      .map(([folder, files]) => `${folder} has ${files.length} files`);
    expect(full).toEqual([]);
  });

  it('keeps a file _x private to its folder', () => {
    const wrong = FILES.flatMap((file) =>
      importsOf(file)
        .filter((target) => /(^|\/)_[^/]+\.tsx?$/.test(target) && dirname(target) !== dirname(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names no file after nothing', () => {
    expect(FILES.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
  });

  it('keeps files short enough to hold in the head', () => {
    const long = FILES.map((file) => `${file} ${readFileSync(file, 'utf8').trimEnd().split('\n').length}`).filter(
      (row) => Number(row.split(' ')[1]) > MAX_LINES,
    );
    expect(long).toEqual([]);
  });

  it('lets verbs speak in our own words: the names of HTTP stand in the contracts', () => {
    const wrong = FILES.filter((file) => file.startsWith('lib/services/') && !file.endsWith('.test.ts')).flatMap(
      (file) =>
        snakeKeys(readFileSync(file, 'utf8'))
          .filter((key) => !keptKeys(file).some((kept) => kept === key || kept === '*'))
          .map((key) => `${file} writes ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says a list of words once: what contracts and the rest both know stands in the domain', () => {
    const lists = (room: RegExp) =>
      FILES.filter((file) => room.test(file) && !file.endsWith('.test.ts')).flatMap((file) =>
        wordLists(readFileSync(file, 'utf8')).map((list) => ({ file, list })),
      );
    const others = lists(/^(lib\/(?!contracts|integrations)|db\/)/);
    const twice = lists(/^lib\/contracts\//).flatMap(({ file, list }) =>
      others.filter((other) => other.list === list).map((other) => `${file} and ${other.file}: ${list}`),
    );
    expect(twice).toEqual([]);
  });

  it('re-exports no type either: Biome sees values only', () => {
    expect(FILES.filter((file) => /^export type (\*|\{)/m.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
