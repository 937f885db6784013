/** Makes each thing once and keeps it: for what costs much to make and has few kinds, such as what `Intl` makes. */
export function kept<Args extends readonly unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const all = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = make(...args);
    all.set(key, made);
    return made;
  };
}
