/** Whether a mouse button or finger is down, and what waits for its release. */
let pressed = false;
let waiting: (() => void)[] = [];

document.addEventListener('pointerdown', () => setPressed(true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => setPressed(false), { capture: true });
}

/**
 * Runs `run` now, or after the click that is under way. An error line that appears while the shopper presses a button
 * would push that button away from under the pointer, and the click would be lost.
 */
export function afterPointerRelease(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}

function setPressed(down: boolean): void {
  pressed = down;
  if (down || waiting.length === 0) return;
  const runs = waiting;
  waiting = [];
  setTimeout(() => {
    for (const run of runs) run();
  });
}
