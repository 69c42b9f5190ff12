/** True if a value has the type that the API of KMS defines. The SDK does not check the types of an answer. */
export type Check = (value: unknown) => boolean;

/** The most items of a list inside an answer, and of a list that is read in one page. KMS's limits are far lower. */
export const MAX_SHORT_LIST = 1_000;

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isDate: Check = (value) => value instanceof Date;
export const isTextList: Check = toListCheck(isText);

/** An object of texts, such as an encryption context. */
export const isTextMap: Check = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const texts = Object.values(value);
  return texts.length <= MAX_SHORT_LIST && texts.every(isText);
};

export function toListCheck(isItem: Check, maxItems = MAX_SHORT_LIST): Check {
  return (value) => Array.isArray(value) && value.length <= maxItems && value.every(isItem);
}

/**
 * Checks the members of an entry. TypeScript requires a check for every member of `Entry`. A member may be missing or
 * null, because emulators leave members out.
 */
export function toCheck<Entry>(members: { readonly [Name in keyof Required<Entry>]: Check }): Check {
  const checks = Object.entries<Check>(members);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const [name, check] of checks) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      if (member !== undefined && member !== null && !check(member)) return false;
    }
    return true;
  };
}
