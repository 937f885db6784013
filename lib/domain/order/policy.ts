import { type Actor, ROLES, type Role } from '../core/actor';
import { AppError } from '../core/errors';

/**
 * What staff can do in the console, and the least role it takes. This table is the rule: verbs ask `requireMay`
 * before anything else, routes name their action, screens ask `may` to leave out what would be refused.
 */
export const LEAST_ROLE = {
  'orders.read': 'viewer',
  'orders.save_view': 'viewer',
  'orders.note': 'support',
  'orders.compare': 'support',
  'orders.sync': 'support',
  'orders.enter_news': 'support',
  'orders.cancel': 'support',
  'orders.edit_address': 'support',
  'orders.edit_email': 'support',
  'orders.resend_mail': 'support',
  'mails.read': 'support',
  'orders.resubmit': 'operations',
  'orders.answer_report': 'support',
  'orders.send_again': 'support',
  'orders.record_credit': 'operations',
  'orders.export': 'operations',
  'refunds.request': 'support',
  'refunds.decide': 'finance',
  'disputes.handle': 'operations',
  'alerts.read': 'viewer',
  'alerts.handle': 'support',
  'alerts.check': 'support',
  'webhooks.read': 'viewer',
  'webhooks.check': 'support',
  'webhooks.replay': 'operations',
  'webhooks.register': 'operations',
  'webhooks.rotate': 'owner',
  'jobs.read': 'viewer',
  'jobs.redrive': 'operations',
  'sync.read': 'viewer',
  'sync.start': 'operations',
  'sync.recover': 'operations',
  'providers.read': 'viewer',
  'providers.probe': 'operations',
  'catalogue.read': 'viewer',
  'catalogue.change': 'operations',
  'catalogue.import': 'operations',
  'metrics.read': 'viewer',
  'inquiries.read': 'support',
  'inquiries.close': 'support',
  'settings.read': 'owner',
  'settings.change': 'owner',
  'keys.read': 'owner',
  'keys.change': 'owner',
  'audit.read': 'finance',
  'security.read': 'finance',
  'people.read': 'owner',
  'people.change_role': 'owner',
  'people.export_data': 'owner',
  'people.erase_data': 'owner',
  'passkeys.change': 'viewer',
} as const satisfies Record<string, Role>;
export type StaffAction = keyof typeof LEAST_ROLE;

/** How the audit log tells of it. */
export const ACTION_LABEL: Record<StaffAction, string> = {
  'orders.read': 'Read orders',
  'orders.save_view': 'Saved a view',
  'orders.note': 'Added a note',
  'orders.compare': 'Compared with the providers',
  'orders.sync': 'Resynced',
  'orders.enter_news': 'Entered what a print shop said',
  'orders.cancel': 'Canceled',
  'orders.edit_address': 'Changed the address',
  'orders.edit_email': 'Corrected the e-mail',
  'orders.resend_mail': 'Sent a mail again',
  'mails.read': 'Read the send log',
  'orders.resubmit': 'Resubmitted',
  'orders.answer_report': 'Answered a report',
  'orders.send_again': 'Sent again',
  'orders.record_credit': 'Entered what a print shop gave back',
  'orders.export': 'Exported orders',
  'refunds.request': 'Requested a refund',
  'refunds.decide': 'Decided on a refund',
  'disputes.handle': 'Handled a dispute',
  'alerts.read': 'Read alerts',
  'alerts.handle': 'Handled an alert',
  'alerts.check': 'Ran the alert checks',
  'webhooks.read': 'Read the webhook log',
  'webhooks.check': 'Checked the registrations',
  'webhooks.replay': 'Replayed messages',
  'webhooks.register': 'Registered webhooks',
  'webhooks.rotate': 'Rotated a webhook secret',
  'jobs.read': 'Read the queues',
  'jobs.redrive': 'Redrove what was given up',
  'sync.read': 'Read the sync runs',
  'sync.start': 'Started a sync',
  'providers.read': 'Read provider health',
  'providers.probe': 'Probed a provider',
  'catalogue.read': 'Read the catalogue',
  'catalogue.change': 'Changed the catalogue',
  'catalogue.import': 'Started an import',
  'metrics.read': 'Read figures',
  'sync.recover': 'Recovered what was missed',
  'inquiries.read': 'Read the inquiries',
  'inquiries.close': 'Closed an inquiry',
  'settings.read': 'Read the settings',
  'settings.change': 'Changed the settings',
  'keys.read': 'Read what is connected',
  'keys.change': 'Changed the keys',
  'audit.read': 'Read the audit log',
  'security.read': 'Read the security events',
  'people.read': 'Read the staff list',
  'people.change_role': 'Changed a role',
  'people.export_data': 'Took out a person’s data',
  'people.erase_data': 'Erased whose order it was',
  'passkeys.change': 'Changed their passkeys',
};

/** What pays money out, takes data out or gives rights: staff with a passkey prove anew that it is them. */
const FRESH: readonly StaffAction[] = [
  'orders.cancel',
  'orders.send_again',
  'refunds.request',
  'refunds.decide',
  'orders.export',
  'webhooks.rotate',
  'keys.change',
  'settings.change',
  'people.change_role',
  'people.export_data',
  'people.erase_data',
];

/** Everything the actor may do, for screens. */
export function allowedTo(actor: Actor): StaffAction[] {
  return (Object.keys(LEAST_ROLE) as StaffAction[]).filter((action) => may(actor, action));
}

export function may(actor: Actor, action: StaffAction): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && roleMay(actor.role, action));
}

/** Of a role beside the others: all it may do. */
const ONLY: Partial<Record<Role, readonly StaffAction[]>> = {
  catalogue: ['catalogue.read', 'catalogue.change', 'catalogue.import', 'passkeys.change'],
};

export function roleMay(role: Role, action: StaffAction): boolean {
  return ONLY[role]?.includes(action) ?? ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[action]);
}

/** Throws AppError forbidden. */
export function requireMay(actor: Actor, action: StaffAction): void {
  requireProof(actor, FRESH.includes(action));
  requireRole(actor, action);
}

/** For who looks first at what an act would do. Throws AppError forbidden. */
export function requireRole(actor: Actor, action: StaffAction): void {
  requireProof(actor, false);
  if (may(actor, action)) return;
  throw new AppError('forbidden', `This takes the role "${LEAST_ROLE[action]}" or a higher one.`);
}

/** Throws AppError forbidden (passkey_needed) where a passkey is waited for; with `fresh` also after a while. */
export function requireProof(actor: Actor, fresh: boolean): void {
  if (actor.kind !== 'user' || actor.proof === undefined || actor.proof === 'fresh') return;
  if (actor.proof === 'old' && !fresh) return;
  throw new AppError('forbidden', 'Prove with your passkey that it is you.', { reason: 'passkey_needed' });
}

/** Who may read an order: its owner, the holder of its token, staff. Everyone else is told that there is none. */
export function mayReadOrder(actor: Actor, order: { id: string; userId: string | null }): boolean {
  if (may(actor, 'orders.read')) return true;
  if (actor.kind === 'order_token') return actor.orderId === order.id;
  return actor.kind === 'user' && order.userId === actor.userId;
}

/** Only a link that was not mailed around, the owner and staff see names and streets, and may cancel. */
export function maySeeAddress(actor: Actor): boolean {
  return actor.kind !== 'order_token' || actor.strength === 'strong';
}

/** A rating is the buyer's word: the link of a mail that was passed on gives none, but that of the mail which asks for it. */
export function mayRate(actor: Actor): boolean {
  return actor.kind !== 'order_token' || actor.strength !== 'weak';
}

/** Throws AppError forbidden: a mailed link shows an order, it changes nothing about it. */
export function refuseWeakLink(actor: Actor): void {
  if (maySeeAddress(actor)) return;
  throw new AppError(
    'forbidden',
    'This link came by mail and may have been forwarded. Sign in, or use the browser you ordered with.',
    { reason: 'weak_link' },
  );
}
