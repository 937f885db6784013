import * as z from 'zod/mini';

/** POST /api/account/end-session */
export const endSessionInput = z.strictObject({ session_id: z.uuid() });
/** POST /api/account/sign-out-everywhere */
export const signOutEverywhereInput = z.strictObject({});
export const sessionsEndedAnswer = z.object({ ended: z.int() });
