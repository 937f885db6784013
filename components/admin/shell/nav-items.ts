import {
  Activity,
  Bell,
  FileText,
  Gauge,
  House,
  Inbox,
  KeyRound,
  type LucideIcon,
  Mail,
  Package,
  Plug,
  RefreshCw,
  ScrollText,
  Server,
  Settings,
  ShieldAlert,
  Shirt,
  TriangleAlert,
  Users,
  Webhook,
} from 'lucide-react';
import type { Badges } from '@/lib/contracts/backoffice/alerts';
import type { Role } from '@/lib/domain/core/actor';
import { roleMay, type StaffAction } from '@/lib/domain/order/policy';
import { KEYED_SERVICES } from '@/lib/domain/shop/keys';

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Who sees it at all; what may be done there the verbs decide. */
  action: StaffAction;
  /** Which count stands beside it, and what makes it urgent. */
  badge?: { count: keyof Badges; critical: keyof Badges };
  /** On which screen's tabs it stands instead of in the navigation. */
  under?: string;
  /** Words it is also found by in the palette. */
  also: string;
};

/** The console's screens, in the order of a working day. */
const NAV_ITEMS: readonly NavItem[] = [
  { href: '/admin', label: 'Overview', icon: House, action: 'metrics.read', also: 'home today sales to do' },
  { href: '/admin/orders', label: 'Orders', icon: Package, action: 'orders.read', also: 'search find customers' },
  {
    href: '/admin/attention',
    label: 'Needs attention',
    icon: TriangleAlert,
    action: 'alerts.read',
    badge: { count: 'attention', critical: 'attention_critical' },
    also: 'queue problems cases stuck refunds',
  },
  {
    href: '/admin/products',
    label: 'Products',
    icon: Shirt,
    action: 'catalogue.read',
    also: 'catalogue goods prices collections imports pause',
  },
  {
    href: '/admin/inquiries',
    label: 'Inquiries',
    icon: Inbox,
    action: 'inquiries.read',
    under: '/admin/attention',
    also: 'contact messages withdrawals returns',
  },
  {
    href: '/admin/webhooks',
    label: 'Webhooks',
    icon: Webhook,
    action: 'webhooks.read',
    also: 'messages events replay secrets',
  },
  { href: '/admin/jobs', label: 'Jobs', icon: Activity, action: 'jobs.read', also: 'queues dead letters redrive' },
  { href: '/admin/mails', label: 'Mails', icon: Mail, action: 'mails.read', also: 'sent log templates preview' },
  { href: '/admin/sync', label: 'Sync', icon: RefreshCw, action: 'sync.read', also: 'runs reconcile' },
  {
    href: '/admin/providers',
    label: 'Providers',
    icon: Server,
    action: 'providers.read',
    also: `health ${KEYED_SERVICES.join(' ')}`,
  },
  {
    href: '/admin/alerts',
    label: 'Alerts',
    icon: Bell,
    action: 'alerts.read',
    badge: { count: 'alerts', critical: 'alerts_critical' },
    also: 'duty incidents outage',
  },
  {
    href: '/admin/figures',
    label: 'Figures',
    icon: Gauge,
    action: 'metrics.read',
    also: 'metrics charts statistics sync webhooks',
  },
  { href: '/admin/people', label: 'People', icon: Users, action: 'people.read', also: 'staff roles team' },
  {
    href: '/admin/setup',
    label: 'Set-up',
    icon: Plug,
    action: 'keys.read',
    also: `keys connect smtp ${KEYED_SERVICES.join(' ')}`,
  },
  {
    href: '/admin/settings',
    label: 'Settings',
    icon: Settings,
    action: 'settings.read',
    also: 'name logo colors brand legal seller countries',
  },
  {
    href: '/admin/pages',
    label: 'Pages',
    icon: FileText,
    action: 'settings.read',
    also: 'imprint terms privacy legal contact',
  },
  {
    href: '/admin/security',
    label: 'Security',
    icon: ShieldAlert,
    action: 'security.read',
    also: 'attacks sign-ins limits events',
  },
  {
    href: '/admin/passkeys',
    label: 'Your passkeys',
    icon: KeyRound,
    action: 'passkeys.change',
    also: 'second factor recovery codes sign-in security key',
  },
  { href: '/admin/audit', label: 'Audit', icon: ScrollText, action: 'audit.read', also: 'log history who' },
];

export function navFor(role: Role): readonly NavItem[] {
  return NAV_ITEMS.filter(({ action }) => roleMay(role, action));
}

/** `/admin` is itself only; every other screen also owns what lies below it and on its tabs. */
export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/admin') return pathname === href;
  const owned = [href, ...NAV_ITEMS.filter(({ under }) => under === href).map((item) => item.href)];
  return owned.some((each) => pathname === each || pathname.startsWith(`${each}/`));
}
