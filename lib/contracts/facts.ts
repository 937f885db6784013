import type * as z from 'zod/mini';

/**
 * What a verb takes or returns, told from the contract: the contract's names in camelCase, and moments as Date. So a
 * shape is written once, as it goes over HTTP, and tsc holds verbs to it.
 */
export type Facts<Schema> = Schema extends z.ZodMiniISODateTime
  ? Date
  : Schema extends z.ZodMiniNullable<infer Inner>
    ? Facts<Inner> | null
    : Schema extends z.ZodMiniOptional<infer Inner>
      ? Facts<Inner> | undefined
      : Schema extends z.ZodMiniArray<infer Element>
        ? Facts<Element>[]
        : Schema extends z.ZodMiniObject<infer Shape>
          ? FactsOfShape<Shape>
          : Schema extends z.ZodMiniUnion<infer Options>
            ? Facts<Options[number]>
            : Schema extends z.ZodMiniType
              ? z.output<Schema>
              : never;

type FactsOfShape<Shape> = Flat<
  { [Name in keyof Shape as IsOptional<Shape[Name]> extends true ? never : Camel<Name>]: Facts<Shape[Name]> } & {
    [Name in keyof Shape as IsOptional<Shape[Name]> extends true ? Camel<Name> : never]?: Facts<Shape[Name]>;
  }
>;
type IsOptional<Schema> = Schema extends { _zod: { optout: 'optional' } } ? true : false;
type Flat<T> = { [Name in keyof T]: T[Name] };
type Camel<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail> & string>}` : Name;

/** The answer that tells these facts: the schema names each field, and nothing it does not name goes out. */
export function toAnswer<Schema extends z.ZodMiniType>(schema: Schema, facts: Facts<Schema>): z.output<Schema> {
  return translated(schema, facts, 'answer') as z.output<Schema>;
}

/** What came in, already parsed by the schema, as a verb takes it. */
export function toFacts<Schema extends z.ZodMiniType>(schema: Schema, input: z.output<Schema>): Facts<Schema> {
  return translated(schema, input, 'facts') as Facts<Schema>;
}

type Direction = 'answer' | 'facts';

function translated(schema: z.core.$ZodType, value: unknown, to: Direction): unknown {
  if (value === null || value === undefined) return value;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'nullable':
    case 'optional':
      return translated(def.innerType, value, to);
    case 'array':
      return (value as unknown[]).map((element) => translated(def.element, element, to));
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).flatMap(([name, inner]) => {
          const [from, into] = to === 'answer' ? [camel(name), name] : [name, camel(name)];
          const field = (value as Record<string, unknown>)[from];
          return field === undefined ? [] : [[into, translated(inner, field, to)]];
        }),
      );
    case 'union':
      return translated(optionOf(def, value, to), value, to);
    case 'string':
      return isMoment(def) ? inTime(value, to) : value;
    default:
      return value;
  }
}

/** Of an input, the option that took it; answers have no choice of shapes. */
function optionOf({ options }: z.core.$ZodUnionDef, value: unknown, to: Direction): z.core.$ZodType {
  const option = options.find((one) => to === 'facts' && (one as z.ZodMiniType).safeParse(value).success);
  if (!option) throw new Error('no option of this contract takes what is to be translated');
  return option;
}

function isMoment(def: z.core.$ZodStringDef): boolean {
  return 'format' in def && def.format === 'datetime';
}

function inTime(value: unknown, to: Direction): unknown {
  return to === 'answer' ? (value as Date).toISOString() : new Date(value as string);
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
