import type { Appearance } from '@stripe/stripe-js';
import { useEffect, useState } from 'react';

/** Our colours for the payment form, which lives in a frame of its own and cannot see our CSS. Follows the theme. */
export function useAppearance(): Appearance {
  const [appearance, setAppearance] = useState(currentAppearance);
  useEffect(() => {
    const renew = () => setAppearance(currentAppearance());
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const toggle = new MutationObserver(renew);
    system.addEventListener('change', renew);
    toggle.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', renew);
      toggle.disconnect();
    };
  }, []);
  return appearance;
}

function currentAppearance(): Appearance {
  const color = colorReader();
  const lineStrong = color('--line-strong');
  const accent = color('--accent');
  const appearance: Appearance = {
    theme: 'flat',
    variables: {
      fontFamily: '"Figtree Variable", system-ui, sans-serif',
      fontSizeBase: '16px',
      borderRadius: '10px',
      colorBackground: color('--card'),
      colorText: color('--ink'),
      colorTextSecondary: color('--quiet'),
      colorTextPlaceholder: color('--quiet'),
      colorPrimary: accent,
      colorDanger: color('--danger'),
    },
    rules: {
      '.Input': { border: `1px solid ${lineStrong}`, boxShadow: 'none', padding: '11px 12px' },
      '.Input:focus': { outline: `2px solid ${accent}`, outlineOffset: '2px', boxShadow: 'none' },
      '.Label': { fontSize: '14px', fontWeight: '500', color: color('--ink') },
      '.Tab': { border: `1px solid ${lineStrong}` },
    },
  };
  color.done();
  return appearance;
}

/** Custom properties hold `light-dark(…)`; only a real element's computed colour says which one is meant now. */
function colorReader() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  return Object.assign(read, { done: () => probe.remove() });
}
