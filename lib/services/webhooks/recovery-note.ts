import { z } from 'zod';

/** The type of our own notes in the inbox: "look at this again". */
export const RECOVERY = 'flowbotz.recovery';
export const recoveryNote = z.strictObject({ order_id: z.uuid(), fulfillment_id: z.uuid().optional() });
