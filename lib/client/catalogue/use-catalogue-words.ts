import { useTranslations } from 'next-intl';

type Area = 'kind' | 'option' | 'measure' | 'shipping';

/** The print shops' own names of options, measures and ways of delivery: ours where we know the thing, else theirs. */
function useKnown(area: Area): (name: string, key?: string) => string {
  return knownNames(useTranslations('catalogue'), area);
}

/** The same where no hook can be called. */
export function knownNames(
  t: ReturnType<typeof useTranslations<'catalogue'>>,
  area: Area,
): (name: string, key?: string) => string {
  return (name, key = name.toLowerCase().replace(/\W+/g, '_')) => {
    const path = `${area}.${key}` as Parameters<typeof t>[0];
    return t.has(path) ? t(path) : name;
  };
}

export function useKindName(): (kind: string) => string {
  const known = useKnown('kind');
  return (kind) => known(kind);
}

export function useOptionName(): (name: string) => string {
  const known = useKnown('option');
  return (name) => known(name);
}

export function useMeasureName(): (label: string) => string {
  const known = useKnown('measure');
  return (label) => known(label);
}

export function useShippingName(): (choice: { id: string; name: string }) => string {
  const known = useKnown('shipping');
  return ({ id, name }) => known(name, id);
}
