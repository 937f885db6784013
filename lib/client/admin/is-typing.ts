const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="dialog"]';

/** Typing into a field, or anything inside a dialog, is not a command; on a checkbox nobody types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(FIELDS) !== null);
}
