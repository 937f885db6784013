type Variables = Partial<
  Record<
    | 'colorPrimary'
    | 'colorBackground'
    | 'colorText'
    | 'colorTextSecondary'
    | 'colorDanger'
    | 'borderRadius'
    | 'fontFamily'
    | 'spacingUnit',
    string
  >
>;
export type Appearance = { theme?: string; variables?: Variables };

/** The look of all elements in a group, from Stripe's appearance variables. */
export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssOf({}));
  return sheet;
}

export function cssOf({ theme, variables = {} }: Appearance): string {
  const night = theme === 'night';
  const primary = variables.colorPrimary ?? (night ? '#85d996' : '#0570de');
  const background = variables.colorBackground ?? (night ? '#30313d' : '#ffffff');
  const text = variables.colorText ?? (night ? '#ffffff' : '#30313d');
  const quiet = variables.colorTextSecondary ?? (night ? '#c4c4ce' : '#5d5f6d');
  const danger = variables.colorDanger ?? (night ? '#fe87a1' : '#b3091b');
  return `
:host { display: block; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.Panel { display: flex; flex-direction: column; gap: 12px; font-family: ${variables.fontFamily ?? 'system-ui, sans-serif'}; color: ${text}; }
.Row { display: flex; flex-wrap: wrap; gap: 12px; }
.Field { flex: 1 1 140px; min-width: 0; }
.Label { display: block; margin-bottom: 4px; font-size: 14px; color: ${text}; }
.Box { position: relative; }
.Input { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; font-size: 16px; color: ${text}; background: ${background};
  border: 1px solid color-mix(in srgb, ${text} 35%, ${background}); border-radius: ${variables.borderRadius ?? '6px'}; }
.Input::placeholder { color: ${quiet}; opacity: 1; }
.Input:focus-visible { outline: 2px solid ${primary}; outline-offset: 1px; }
.Input--invalid { border-color: ${danger}; }
.Error { margin: 4px 0 0; min-height: 0; font-size: 14px; color: ${danger}; }
.Error:empty { display: none; }`;
}
