/**
 * Keeps a server-rendered page current: fetches it again and swaps the regions marked `data-live` that changed.
 * What the reader is doing survives: the focused control, open details, and forms are outside of live regions.
 */
const INTERVAL_MS = 1500;
const seen = new Map();

function remember(root) {
  for (const region of root.querySelectorAll('[data-live]')) seen.set(region.id, region.innerHTML);
}

function swap(region, fresh) {
  const focusedId = region.contains(document.activeElement) ? document.activeElement.id : '';
  const openIds = [...region.querySelectorAll('details[open][id]')].map((details) => details.id);
  region.replaceChildren(...fresh.childNodes);
  for (const id of openIds) document.getElementById(id)?.setAttribute('open', '');
  if (focusedId) document.getElementById(focusedId)?.focus({ preventScroll: true });
}

export async function refresh() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const region of document.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(region.id);
    if (!fresh || fresh.innerHTML === seen.get(region.id)) continue;
    seen.set(region.id, fresh.innerHTML);
    swap(region, fresh);
  }
}

export function keepCurrent() {
  remember(document);
  const again = async () => {
    if (!document.hidden) {
      try {
        await refresh();
        document.documentElement.removeAttribute('data-stale');
      } catch {
        document.documentElement.setAttribute('data-stale', '');
      }
    }
    setTimeout(again, INTERVAL_MS);
  };
  setTimeout(again, INTERVAL_MS);
}
