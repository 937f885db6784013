import { afterEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock';

const HOUR_MS = 3_600_000;
const clocks: Clock[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const clock of clocks.splice(0)) clock.stop();
});
function clockAt(options: { scale?: number; startMs?: number } = {}): Clock {
  const clock = new Clock(options);
  clocks.push(clock);
  return clock;
}

describe('Clock', () => {
  it('runs as many times as fast as it is told, without a jump when that changes', () => {
    vi.useFakeTimers();
    const clock = clockAt({ startMs: 1_000_000 });
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(1_000_500);
    clock.setScale(100);
    expect(clock.now()).toBe(1_000_500);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(1_050_500);
    expect(clock.seconds()).toBe(1050);
  });

  it('runs what is due in the order it falls due, whatever the order it was asked in', () => {
    const clock = clockAt();
    const ran: string[] = [];
    for (const hours of [3, 1, 2]) clock.after(hours * HOUR_MS, `${hours}`, () => void ran.push(`${hours}`));
    clock.advance(2.5 * HOUR_MS);
    expect(ran).toEqual(['1', '2']);
    expect(clock.pending().map(({ label }) => label)).toEqual(['3']);
  });

  it('shows each timer its own due time while it runs', () => {
    vi.useFakeTimers();
    const clock = clockAt({ startMs: 0 });
    const seen: number[] = [];
    for (const hours of [1, 5]) clock.after(hours * HOUR_MS, 'look', () => void seen.push(clock.now() / HOUR_MS));
    clock.advance(24 * HOUR_MS);
    expect(seen).toEqual([1, 5]);
    expect(clock.now()).toBe(24 * HOUR_MS);
  });

  it('runs what a timer schedules in turn, if that falls into the same jump', () => {
    const clock = clockAt();
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      clock.after(HOUR_MS, 'tick', tick);
    };
    clock.after(HOUR_MS, 'tick', tick);
    clock.advance(10.5 * HOUR_MS);
    expect(ticks).toBe(10);
  });

  it('runs timers by itself, sooner when it is made faster', () => {
    vi.useFakeTimers();
    const clock = clockAt();
    let ran = false;
    clock.after(HOUR_MS, 'once', () => {
      ran = true;
    });
    clock.setScale(3_600);
    vi.advanceTimersByTime(900);
    expect(ran).toBe(false);
    vi.advanceTimersByTime(200);
    expect(ran).toBe(true);
  });

  it('forgets a timer that is canceled, and all when cleared', () => {
    const clock = clockAt();
    const ran: string[] = [];
    const cancel = clock.after(1, 'a', () => void ran.push('a'));
    clock.after(2, 'b', () => void ran.push('b'));
    cancel();
    clock.advance(5);
    expect(ran).toEqual(['b']);
    clock.after(1, 'c', () => void ran.push('c'));
    clock.clear();
    clock.advance(5);
    expect(ran).toEqual(['b']);
  });

  it('neither stops nor goes back', () => {
    const clock = clockAt();
    expect(() => clock.setScale(0)).toThrow('above 0');
    expect(() => clock.advance(-1)).toThrow('only moves ahead');
  });
});
