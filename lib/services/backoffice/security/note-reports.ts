import type { Ctx } from '@/lib/engine/ctx';
import { noteSecurity } from '@/lib/engine/security-events';

type Reports =
  | { type: string; body?: { effectiveDirective?: string | undefined } | undefined }[]
  | { 'csp-report': { 'violated-directive'?: string | undefined } };

/** What a policy can rule. A report's own words are the sender's, whoever that is. */
const RULES =
  /^(?:(?:default|img|font|connect|media|object|frame|child|worker|manifest)-src|(?:script|style)-src(?:-elem|-attr)?|base-uri|form-action|frame-ancestors)(?= |$)/;

/** Counts what browsers tell of a page that wanted what it may not. Anybody can send it: a figure, and never proof. */
export async function noteReports(ctx: Ctx, reports: Reports): Promise<{ accepted: number }> {
  const directives = Array.isArray(reports)
    ? reports.filter(({ type }) => type === 'csp-violation').map(({ body }) => body?.effectiveDirective)
    : [reports['csp-report']['violated-directive']];
  for (const about of new Set(directives.map((told) => RULES.exec(told ?? '')?.[0] ?? 'unknown')))
    noteSecurity(ctx, { kind: 'csp_violation', about });
  return { accepted: directives.length };
}
