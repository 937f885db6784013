import { expect, it } from 'vitest';
import { dayStart } from './zone';

it.each([
  ['UTC', '2026-03-10T23:59:59Z', 0, '2026-03-10T00:00:00.000Z'],
  ['Europe/Berlin', '2026-03-10T23:30:00Z', 0, '2026-03-10T23:00:00.000Z'],
  ['America/Los_Angeles', '2026-03-10T05:00:00Z', 0, '2026-03-09T07:00:00.000Z'],
  // The clocks go forward on March 29 and back on October 25: a day of 23 hours and one of 25.
  ['Europe/Berlin', '2026-03-29T12:00:00Z', 1, '2026-03-29T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-26T12:00:00Z', -1, '2026-10-24T22:00:00.000Z'],
  ['Pacific/Auckland', '2026-11-30T12:00:00Z', -7, '2026-11-23T11:00:00.000Z'],
])('a day begins by the clocks of its zone: %s at %s, %i days later', (zone, at, later, begins) => {
  expect(dayStart(new Date(at), zone, later).toISOString()).toBe(begins);
});
