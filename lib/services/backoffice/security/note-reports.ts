import type { Ctx } from '@/lib/engine/ctx';
import { noteSecurity } from '@/lib/engine/security-events';

type Reports =
  | { type: string; body?: { effectiveDirective?: string | undefined } | undefined }[]
  | { 'csp-report': { 'violated-directive'?: string | undefined } };

/** Counts what browsers tell of a page that wanted what it may not. Anybody can send it: a figure, and never proof. */
export async function noteReports(ctx: Ctx, reports: Reports): Promise<{ accepted: number }> {
  const directives = Array.isArray(reports)
    ? reports.filter(({ type }) => type === 'csp-violation').map(({ body }) => body?.effectiveDirective)
    : [reports['csp-report']['violated-directive']];
  for (const told of directives)
    noteSecurity(ctx, { kind: 'csp_violation', about: /^[a-z-]{3,30}/.exec(told ?? '')?.[0] ?? 'unknown' });
  return { accepted: directives.length };
}
