import { relations } from 'drizzle-orm';
import { feedback } from './operations';
import { orderEvents } from './order-events';
import { fulfillments, orderItems, orders } from './orders';
import { problemReports } from './service';
import { shipmentItems, shipments } from './shipments';

/** What belongs to an order, for reading it in one statement. */
export const ofOrders = relations(orders, ({ many, one }) => ({
  items: many(orderItems),
  parts: many(fulfillments),
  events: many(orderEvents),
  reports: many(problemReports),
  rated: one(feedback, { fields: [orders.id], references: [feedback.orderId] }),
}));
export const ofItems = relations(orderItems, ({ one }) => ({
  order: one(orders, { fields: [orderItems.orderId], references: [orders.id] }),
}));
export const ofEvents = relations(orderEvents, ({ one }) => ({
  order: one(orders, { fields: [orderEvents.orderId], references: [orders.id] }),
}));
export const ofReports = relations(problemReports, ({ one }) => ({
  order: one(orders, { fields: [problemReports.orderId], references: [orders.id] }),
}));
export const ofParts = relations(fulfillments, ({ many, one }) => ({
  order: one(orders, { fields: [fulfillments.orderId], references: [orders.id] }),
  packages: many(shipments),
}));
export const ofPackages = relations(shipments, ({ many, one }) => ({
  part: one(fulfillments, { fields: [shipments.fulfillmentId], references: [fulfillments.id] }),
  contents: many(shipmentItems),
}));
export const ofContents = relations(shipmentItems, ({ one }) => ({
  package: one(shipments, { fields: [shipmentItems.shipmentId], references: [shipments.id] }),
}));
