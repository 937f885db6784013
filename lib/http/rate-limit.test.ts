import { describe, expect, it } from 'vitest';
import { callerOf } from './rate-limit';

const caller = (forwarded: string, TRUSTED_PROXIES = 1) =>
  callerOf(new Headers({ 'x-forwarded-for': forwarded }), { TRUSTED_PROXIES });

describe('who counts as one caller', () => {
  it('is told by our own proxies, never by what the caller wrote before them', () => {
    for (const lie of ['198.51.100.1', '198.51.100.2, 198.51.100.3', 'nonsense'])
      expect(caller(`${lie}, 203.0.113.9`)).toBe('203.0.113.9');
    expect(caller('198.51.100.1, 203.0.113.9, 10.0.0.1', 2)).toBe('203.0.113.9');
  });

  it('is nobody in particular where no proxy stands, or fewer than there should be', () => {
    expect(caller('198.51.100.1', 0)).toBe('local');
    expect(caller('198.51.100.1', 2)).toBe('local');
    const real = new Headers({ 'x-real-ip': '198.51.100.1' });
    expect(callerOf(real, { TRUSTED_PROXIES: 0 })).toBe('local');
    expect(callerOf(real, { TRUSTED_PROXIES: 1 })).toBe('198.51.100.1');
  });

  it('is an IPv4 address, with or without the port it came from', () => {
    expect(caller('203.0.113.9:50123')).toBe('203.0.113.9');
    expect(caller('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('is an IPv6 network: whoever has one address of it has them all', () => {
    const one = caller('2001:db8:1:2::1');
    for (const other of ['2001:db8:1:2:ffff:0:0:9', '[2001:0DB8:0001:0002::5]:443', '2001:db8:1:2:3:4:5:6'])
      expect(caller(other)).toBe(one);
    expect(caller('2001:db8:1:3::1')).not.toBe(one);
    expect(caller('::1')).toBe('0:0:0:0::/64');
    expect(caller('1::')).toBe('1:0:0:0::/64');
  });

  it('is counted also where what is told is no address, at a length the table takes', () => {
    expect(caller('x'.repeat(4_000))).toHaveLength(64);
    expect(callerOf(new Headers(), { TRUSTED_PROXIES: 1 })).toBe('local');
  });
});
