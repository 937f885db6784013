/** How cases and alerts lie before people, what mends them, and how people are told. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type AlertSeverity = (typeof SEVERITIES)[number];
/** `attention`: one case, somebody's work. `alerts`: the system is not well. */
export const DESKS = ['attention', 'alerts'] as const;
export type Desk = (typeof DESKS)[number];
/** Whose a queue shows, when not everybody's. */
export const HOLDERS = ['me', 'nobody'] as const;
/** What the console offers to mend it with: verbs that may be repeated, then screens to go to. */
export const ALERT_FIXES = [
  'retry',
  'resync',
  'sync_now',
  'recover',
  'register',
  'providers',
  'webhooks',
  'attention',
  'jobs',
  'inquiries',
  'order',
] as const;
export type AlertFix = (typeof ALERT_FIXES)[number];
/** How the people on duty are told. */
export const ALERT_CHANNELS = ['mail', 'webhook'] as const;
export type AlertChannel = (typeof ALERT_CHANNELS)[number];
/** Whether they were. */
export const TOLD_STATES = ['pending', 'done', 'failed'] as const;
export type ToldState = (typeof TOLD_STATES)[number];
