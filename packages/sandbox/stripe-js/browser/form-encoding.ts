/** What Stripe's API takes as a parameter. `undefined` is left out, `null` is sent empty (it unsets). */
export type Param = string | number | boolean | null | undefined | readonly Param[] | ParamRecord;
export type ParamRecord = { readonly [key: string]: Param };

/** `{a: {b: 1}, c: ['x']}` → `a[b]=1&c[0]=x`, as the API reads `application/x-www-form-urlencoded`. */
export function encodeForm(params: ParamRecord): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) append(form, key, value);
  return form;
}

function append(form: URLSearchParams, key: string, value: Param): void {
  if (value === undefined) return;
  if (value === null) form.append(key, '');
  else if (typeof value !== 'object') form.append(key, String(value));
  else for (const [inner, nested] of Object.entries(value)) append(form, `${key}[${inner}]`, nested);
}

/** `over` wins over `base`, key by key and level by level; an absent or `undefined` value never wins. */
export function mergeParams(base: ParamRecord, over: ParamRecord): ParamRecord {
  const merged: Record<string, Param> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const under = merged[key];
    if (isRecord(value) && isRecord(under)) merged[key] = mergeParams(under, value);
    else if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function isRecord(value: Param): value is ParamRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
