/** Time is handed in, so that a test or a simulation can hold it still or move it. */
export type Clock = { now: () => Date };

export const systemClock: Clock = { now: () => new Date() };
