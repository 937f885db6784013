import type { PaymentIntent } from '@stripe/stripe-js';
import { shown } from './currencies';
import { h } from './dom';

/** The host takes over the page's colour scheme, and nothing else of its looks. */
const CSS = `
:host { all: initial; color-scheme: inherit; }
* { box-sizing: border-box; }
dialog { width: min(420px, calc(100vw - 32px)); padding: 0; overflow: hidden; border: 0; border-radius: 14px;
  font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1b1f24, #f2f3f5); background: light-dark(#fff, #22252b);
  box-shadow: 0 24px 64px rgb(0 0 0 / 35%); }
dialog::backdrop { background: rgb(10 12 16 / 60%); }
.head { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 8px 8px 24px;
  border-bottom: 1px solid light-dark(#e3e5e9, #3a3f48); font-size: 14px; color: light-dark(#5a616b, #b4bac4); }
.body { padding: 24px; }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
p { margin: 0 0 20px; color: light-dark(#4a515b, #c6cbd3); }
strong { color: light-dark(#1b1f24, #f2f3f5); }
.actions { display: grid; gap: 10px; }
button { min-height: 46px; padding: 0 16px; border: 1px solid light-dark(#868d98, #7d8591); border-radius: 8px;
  font: inherit; font-weight: 550; color: inherit; background: transparent; cursor: pointer; }
button:hover { background: light-dark(#f2f3f5, #2d3138); }
.primary { border-color: transparent; color: #fff; background: #1d4fd7; }
.primary:hover { background: #1740b0; }
.close { min-height: 44px; min-width: 44px; padding: 0; border: 0; font-size: 22px; line-height: 1; }
button:focus-visible { outline: 3px solid light-dark(#1d4fd7, #9db8ff); outline-offset: 2px; }
.close:focus-visible { outline-offset: -3px; }`;

/** The bank's 3-D Secure question, in the page. Escape and closing it are a no. */
export function askBank(intent: PaymentIntent): Promise<'complete' | 'fail'> {
  return new Promise((resolve) => {
    const host = h('div');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const asker = document.activeElement;
    const end = (outcome: 'complete' | 'fail') => {
      host.remove();
      if (asker instanceof HTMLElement) asker.focus();
      resolve(outcome);
    };
    const dialog = questionOf(intent, end);
    root.append(dialog);
    document.body.append(host);
    dialog.showModal();
  });
}

function questionOf(intent: PaymentIntent, end: (outcome: 'complete' | 'fail') => void): HTMLDialogElement {
  const complete = h('button', { type: 'button', class: 'primary', autofocus: '' }, 'Complete authentication');
  const fail = h('button', { type: 'button' }, 'Fail authentication');
  const close = h('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×');
  const amount = h('strong', {}, shown(intent.amount, intent.currency));
  const dialog = h(
    'dialog',
    { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'text' },
    h('div', { class: 'head' }, h('span', {}, '3-D Secure · sandbox bank'), close),
    h(
      'div',
      { class: 'body' },
      h('h2', { id: 'title' }, 'Is this payment yours?'),
      h(
        'p',
        { id: 'text' },
        'Your bank wants to know that it is you who pays ',
        amount,
        '. Choose how the check ends.',
      ),
      h('div', { class: 'actions' }, complete, fail),
    ),
  );
  complete.addEventListener('click', () => end('complete'));
  fail.addEventListener('click', () => end('fail'));
  close.addEventListener('click', () => end('fail'));
  // Escape. A browser may close the dialog without asking first, so its end is listened to, not its wish to end.
  dialog.addEventListener('close', () => end('fail'));
  dialog.addEventListener('keydown', (event) => {
    const leaving = event.shiftKey ? close : fail;
    if (event.key !== 'Tab' || event.target !== leaving) return;
    event.preventDefault();
    (event.shiftKey ? fail : close).focus();
  });
  return dialog;
}
