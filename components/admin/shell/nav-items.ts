import {
  Activity,
  Bell,
  FileText,
  Gauge,
  type LucideIcon,
  Mail,
  Package,
  RefreshCw,
  ScrollText,
  Server,
  Settings,
  TriangleAlert,
  Users,
  Webhook,
} from 'lucide-react';
import type { Badges } from '@/lib/contracts/backoffice/alerts';
import { ROLES, type Role } from '@/lib/domain/core/actor';

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Who sees it at all; what may be done there the verbs decide. */
  least: Role;
  /** Which count stands beside it, and what makes it urgent. */
  badge?: { count: keyof Badges; critical: keyof Badges };
  /** Words it is also found by in the palette. */
  also: string;
};

/** The console's screens, in the order of a working day. */
const NAV_ITEMS: readonly NavItem[] = [
  { href: '/admin', label: 'Overview', icon: Gauge, least: 'viewer', also: 'metrics charts figures home' },
  { href: '/admin/orders', label: 'Orders', icon: Package, least: 'viewer', also: 'search find customers' },
  {
    href: '/admin/attention',
    label: 'Needs attention',
    icon: TriangleAlert,
    least: 'viewer',
    badge: { count: 'attention', critical: 'attention_critical' },
    also: 'queue problems cases stuck refunds',
  },
  {
    href: '/admin/webhooks',
    label: 'Webhooks',
    icon: Webhook,
    least: 'viewer',
    also: 'messages events replay secrets',
  },
  { href: '/admin/jobs', label: 'Jobs', icon: Activity, least: 'viewer', also: 'queues dead letters redrive' },
  { href: '/admin/mails', label: 'Mails', icon: Mail, least: 'support', also: 'sent log templates preview' },
  { href: '/admin/sync', label: 'Sync', icon: RefreshCw, least: 'viewer', also: 'runs reconcile' },
  {
    href: '/admin/providers',
    label: 'Providers',
    icon: Server,
    least: 'viewer',
    also: 'health printful printify stripe',
  },
  {
    href: '/admin/alerts',
    label: 'Alerts',
    icon: Bell,
    least: 'viewer',
    badge: { count: 'alerts', critical: 'alerts_critical' },
    also: 'duty incidents outage',
  },
  { href: '/admin/people', label: 'People', icon: Users, least: 'owner', also: 'staff roles team' },
  {
    href: '/admin/settings',
    label: 'Settings',
    icon: Settings,
    least: 'owner',
    also: 'name logo colors brand legal seller countries',
  },
  { href: '/admin/pages', label: 'Pages', icon: FileText, least: 'owner', also: 'imprint terms privacy legal contact' },
  { href: '/admin/audit', label: 'Audit', icon: ScrollText, least: 'finance', also: 'log history who' },
];

export function navFor(role: Role): readonly NavItem[] {
  return NAV_ITEMS.filter(({ least }) => ROLES.indexOf(role) >= ROLES.indexOf(least));
}

/** `/admin` is itself only; every other screen also owns what lies below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/admin' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
}
