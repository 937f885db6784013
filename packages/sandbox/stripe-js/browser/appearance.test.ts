import type { Appearance } from '@stripe/stripe-js';
import { describe, expect, it } from 'vitest';
import { variablesOf } from './appearance';

function read(appearance: Appearance) {
  const warnings: string[] = [];
  return { variables: variablesOf(appearance, (message) => warnings.push(message)), warnings };
}

describe('the appearance of the elements', () => {
  it('takes the page’s variables over the theme’s', () => {
    const { variables, warnings } = read({ theme: 'night', variables: { colorText: '#eee', borderRadius: '0' } });
    expect(variables).toMatchObject({ '--colorText': '#eee', '--borderRadius': '0', '--colorBackground': '#30313d' });
    expect(warnings).toEqual([]);
  });

  it('ignores colours that Stripe’s frames could not read, and says so', () => {
    const { variables, warnings } = read({
      variables: { colorPrimary: 'var(--accent)', colorText: 'oklch(0.3 0.1 20)' },
    });
    expect(variables['--colorPrimary']).toBe('#0570de');
    expect(variables['--colorText']).toBe('#30313d');
    expect(warnings).toHaveLength(2);
  });
});
