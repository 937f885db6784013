const DAY_MS = 86_400_000;

/** The first moment of the day on which `at` falls where a zone's clocks stand, or of one so many days later. */
export function dayStart(at: Date, zone: string, daysLater = 0): Date {
  const wall = new Date(at.getTime() + aheadMs(at, zone)).setUTCHours(0, 0, 0, 0) + daysLater * DAY_MS;
  // The clock may have been changed in between: what it shows then is asked of a moment near enough.
  const near = new Date(wall - aheadMs(new Date(wall), zone));
  return new Date(wall - aheadMs(near, zone));
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadMs(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    ...{ hourCycle: 'h23', timeZone: zone },
  });
  const told = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => told.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
