export type CodeName = 'zip' | 'postcode' | 'plz' | 'cap' | 'cep' | 'pin' | 'eircode';
export type StateKind = 'state' | 'province' | 'prefecture';

/** What there is to know of the addresses of a country; what is absent is not asked for. */
export type CountryData = {
  /** `pattern` fits a whole code; `examples` has one of every shape, the most usual first. */
  code?: { pattern: string; examples: readonly string[]; name?: CodeName };
  /** The postal code stands before the city. */
  codeFirst?: true;
  /** "Chatsworth, CA 91311". */
  stateAfterComma?: true;
  city?: 'townOrCity' | 'suburbOrCity';
  /** What is written on the parcel, what it is called, and its name in the country's own script. */
  states?: { kind: StateKind; choices: readonly (readonly [value: string, label: string, native?: string])[] };
};
