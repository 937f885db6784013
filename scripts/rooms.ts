import type { Arrow } from './import-graph';

/** Rooms from the ground up: a room imports only those before it. */
export type RoomOrder = { rooms: readonly string[]; roomOf: (file: string) => string | null };

/** A folder's own folders as rooms; its loose files stand above them all. */
function within(folder: string, rooms: readonly string[]): RoomOrder {
  return {
    rooms,
    roomOf(file) {
      if (!file.startsWith(`${folder}/`)) return null;
      const [room = '', ...rest] = file.slice(folder.length + 1).split('/');
      return rest.length === 0 ? null : room;
    },
  };
}

const HOUSE_ROOMS = [
  'lib/domain',
  'lib/contracts',
  'lib/platform',
  'db',
  'lib/integrations',
  'lib/auth',
  'lib/engine',
  'lib/services',
  'lib/compose',
  'lib/jobs',
  'lib/http',
  'lib/client',
  'components',
  'app',
  'processes',
];

export const HOUSE: RoomOrder = {
  rooms: HOUSE_ROOMS,
  roomOf: (file) => HOUSE_ROOMS.find((room) => file.startsWith(`${room}/`)) ?? null,
};

export const SERVICE_ROOMS = within('lib/services', [
  'catalogue',
  'designs',
  'order',
  'checkout',
  'mail',
  'account',
  'webhooks',
  'sync',
  'backoffice',
]);

/** A room of more than twenty files has rooms inside, whose arrows go one way too. */
export const INNER_ROOMS: Record<string, RoomOrder> = {
  'services/order': within('lib/services/order', [
    'status',
    'reading',
    'claim',
    'tax',
    'payment',
    'refund',
    'fulfillment',
    'cancel',
    'self-service',
  ]),
  'services/backoffice': within('lib/services/backoffice', [
    'security',
    'staff',
    'settings',
    'queues',
    'providers',
    'orders',
    'catalogue',
    'metrics',
    'alerts',
    'overview',
    'doctor',
    'setup',
  ]),
  'services/catalogue': within('lib/services/catalogue', ['shelf']),
  'services/sync': within('lib/services/sync', ['invariants', 'maintenance']),
  domain: within('lib/domain', ['core', 'money', 'catalogue', 'address', 'shop', 'order']),
  client: within('lib/client', ['core', 'cart', 'catalogue', 'checkout', 'order', 'admin']),
};

/** Arrows from a room to one that stands above it. */
export function backArrows(arrows: readonly Arrow[], { rooms }: RoomOrder): Arrow[] {
  return arrows.filter(({ from, to }) => rooms.indexOf(from) < rooms.indexOf(to));
}
