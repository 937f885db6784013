import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ReturnChoice } from '@/lib/domain/order/problem';
import { PACKAGE, type PackageStatus, statesOf } from '@/lib/domain/order/states';
import { oneOf } from '../one-of';
import { created, time } from './_time';
import { fulfillments, orderItems } from './orders';

export const shipments = pgTable(
  'shipments',
  {
    id: uuid().primaryKey().defaultRandom(),
    fulfillmentId: uuid()
      .notNull()
      .references(() => fulfillments.id, { onDelete: 'cascade' }),
    providerShipmentId: text().notNull(),
    status: text().$type<PackageStatus>().notNull(),
    rank: integer().notNull(),
    carrier: text(),
    service: text(),
    trackingNumber: text(),
    trackingUrl: text(),
    shippedAt: time(),
    deliveredAt: time(),
    estimatedFrom: time(),
    estimatedTo: time(),
    reshipment: boolean().notNull().default(false),
    /** Since when it is known to be back, and what its shopper wants; null while they have not said. */
    returnedAt: time(),
    returnChoice: text().$type<ReturnChoice>(),
    createdAt: created(),
    updatedAt: created(),
  },
  (table) => [
    unique('shipments_provider_id').on(table.fulfillmentId, table.providerShipmentId),
    index('shipments_by_tracking').on(table.trackingNumber),
    check('shipments_status', oneOf(table.status, statesOf(PACKAGE))),
  ],
);
export type ShipmentRow = typeof shipments.$inferSelect;

export const shipmentItems = pgTable(
  'shipment_items',
  {
    shipmentId: uuid()
      .notNull()
      .references(() => shipments.id, { onDelete: 'cascade' }),
    orderItemId: uuid()
      .notNull()
      .references(() => orderItems.id, { onDelete: 'cascade' }),
    quantity: integer().notNull(),
  },
  (table) => [uniqueIndex('shipment_items_once').on(table.shipmentId, table.orderItemId)],
);
