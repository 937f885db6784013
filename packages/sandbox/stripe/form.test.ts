import { describe, expect, it } from 'vitest';
import { decodeForm } from './form';

describe('a form', () => {
  it('nests by brackets, encoded or not, and keeps the order of lists', () => {
    const sent =
      'amount=4200&shipping[address][line1]=1+Main&metadata%5Border_id%5D=o1&expand[0]=a&expand[1]=b&types[]=x&types[]=y';
    expect(JSON.parse(JSON.stringify(decodeForm(sent)))).toEqual({
      amount: '4200',
      shipping: { address: { line1: '1 Main' } },
      metadata: { order_id: 'o1' },
      expand: ['a', 'b'],
      types: ['x', 'y'],
    });
  });

  it('cannot reach the prototype of anything', () => {
    const form = decodeForm('__proto__[polluted]=yes&a[constructor][prototype][polluted]=yes');
    expect('polluted' in {}).toBe(false);
    expect(Object.keys(form)).toEqual(['__proto__', 'a']);
  });

  it('takes a name with a stray bracket as it stands', () => {
    expect(decodeForm('[a]=1')['[a]']).toBe('1');
  });
});
