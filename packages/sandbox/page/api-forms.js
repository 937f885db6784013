import { refresh } from '/page/live.js';

const READ = { number: Number, boolean: (text) => text === 'true', text: (text) => text };

/** Reads a form as JSON: empty fields are left out, `a.b` nests, `data-type` says what a field holds. */
function bodyOf(form) {
  const whole = form.querySelector('[data-json]');
  if (whole) return JSON.parse(whole.value || '{}');
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.value === '') continue;
    const path = field.name.split('.');
    const last = path.pop();
    let place = body;
    for (const step of path) {
      place[step] ??= {};
      place = place[step];
    }
    place[last] = READ[field.dataset.type ?? 'text'](field.value);
  }
  return body;
}

function say(text, failed) {
  const status = document.getElementById('said');
  if (!status) return;
  status.textContent = text;
  status.classList.toggle('failed', failed);
}

async function submit(form, submitter) {
  const method = form.dataset.api;
  const verb = form.querySelector('[data-verb]')?.value ?? '';
  const response = await fetch(form.getAttribute('action') + verb, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(bodyOf(form)) : null,
  });
  const answer = response.status === 204 ? {} : await response.json();
  if (response.ok) say(form.dataset.done ?? `${submitter?.textContent.trim() || verb}: done`, false);
  else say(answer.error ?? `refused with ${response.status}`, true);
  await refresh();
}

/**
 * Sends forms marked `data-api="POST"` or `"DELETE"` as JSON and says in `#said` what came of it.
 * A `[data-verb]` field ends the address, a `[data-json]` field is the whole body.
 */
export function submitThroughApi() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.api) return;
    event.preventDefault();
    submit(form, event.submitter).catch((error) => say(`not done: ${error.message}`, true));
  });
}
