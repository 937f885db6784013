import { describe, expect, it } from 'vitest';
import { encodeForm, mergeParams } from './form-encoding';

describe('encoding a form', () => {
  it('nests with brackets and counts lists', () => {
    const form = encodeForm({ a: { b: { c: 1 } }, list: ['x', { y: true }] });
    expect(decodeURIComponent(form.toString())).toBe('a[b][c]=1&list[0]=x&list[1][y]=true');
  });

  it('leaves out undefined and sends null empty', () => {
    expect(encodeForm({ a: undefined, b: null, c: '' }).toString()).toBe('b=&c=');
  });

  it('escapes what a value holds', () => {
    expect(encodeForm({ name: 'A & B = Ü' }).toString()).toBe('name=A+%26+B+%3D+%C3%9C');
  });
});

describe('merging parameters', () => {
  it('lets the second win, level by level', () => {
    const merged = mergeParams({ a: { x: 1, y: 2 }, b: 1 }, { a: { y: 3 }, c: 4 });
    expect(merged).toEqual({ a: { x: 1, y: 3 }, b: 1, c: 4 });
  });

  it('never lets an absent value win', () => {
    expect(mergeParams({ a: 1 }, { a: undefined })).toEqual({ a: 1 });
    expect(mergeParams({ a: 1 }, { a: null })).toEqual({ a: null });
  });
});
