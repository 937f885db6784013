import * as z from 'zod/mini';

/** As browsers send them, in the new form and the old; whatever else they tell is nobody's business. */
const body = z.object({ effectiveDirective: z.optional(z.string()) });
export const browserReports = z.union([
  z.array(z.object({ type: z.string(), body: z.optional(body) })).check(z.maxLength(50)),
  z.object({ 'csp-report': z.object({ 'violated-directive': z.optional(z.string()) }) }),
]);
export const reportsAnswer = z.object({ accepted: z.int() });
