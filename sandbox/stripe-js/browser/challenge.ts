import { h } from './dom';

const CSS = `
:host { all: initial; }
dialog { border: 0; border-radius: 12px; padding: 24px; max-width: 360px; font-family: system-ui, sans-serif; color: #1d211f; background: #fff; }
dialog::backdrop { background: rgb(0 0 0 / 50%); }
h2 { margin: 0 0 8px; font-size: 18px; }
p { margin: 0 0 16px; font-size: 15px; line-height: 1.5; }
div { display: flex; flex-wrap: wrap; gap: 8px; }
button { min-height: 44px; padding: 0 16px; font: inherit; font-size: 15px; border-radius: 8px; border: 1px solid #767c79; background: #fff; color: #1d211f; cursor: pointer; }
button.main { background: #0f5f4c; border-color: #0f5f4c; color: #fff; }
button:focus-visible { outline: 2px solid #0f5f4c; outline-offset: 2px; }`;

/** The bank's question in the page. Closing it is a no. */
export function askBank(): Promise<'complete' | 'fail'> {
  return new Promise((resolve) => {
    const host = h('div');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const yes = h('button', { type: 'button', class: 'main' }, 'Complete authentication');
    const no = h('button', { type: 'button' }, 'Fail authentication');
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'challenge-title' },
      h('h2', { id: 'challenge-title' }, 'Your bank wants to know it is you'),
      h('p', {}, 'This is the sandbox’s 3-D Secure test page. Choose how it ends.'),
      h('div', {}, yes, no),
    );
    root.append(dialog);
    const end = (outcome: 'complete' | 'fail') => {
      dialog.close();
      host.remove();
      resolve(outcome);
    };
    yes.addEventListener('click', () => end('complete'));
    no.addEventListener('click', () => end('fail'));
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      end('fail');
    });
    document.body.append(host);
    dialog.showModal();
  });
}
