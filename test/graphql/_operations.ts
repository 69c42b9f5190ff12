import fc from 'fast-check';
import { ACCOUNT, arnOf, REGION } from '../_setup.ts';
import { KEYS_OF_A_REGION, RICH_KEY } from './_counted-seed.ts';

// Operations at random: fields of keys under all root fields, with aliases, fragments, directives and variables.

export type Generated = { readonly document: string; readonly variables: Readonly<Record<string, unknown>> };

/** Fields with which as many calls are made as are counted. */
const EXACT_FIELDS = [
  'metadata { state }',
  'metadata { description }',
  'metadata { multiRegion { type } }',
  'tags { key }',
  'policyNames',
  'rotation { enabled }',
  'policy { __typename }',
  'policy(name: "default") { ... on KeyPolicy { digest key { metadata { state } policy { __typename } } } }',
  'aliases { nodes { name key { tags { key } } } }',
  'aliases(first: 110) { edges { node { key { metadata { state } } } } }',
  'grants(first: 10) { nodes { grantId } }',
  'grants(first: $n) { edges { node { grantId } } }',
  'grants(first: 240) { nodes { grantId } pageInfo { endCursor } }',
  'arn',
];

/** Those that may lead to keys that are reached otherwise, too, or to lists that end early. */
const FIELDS = [
  ...EXACT_FIELDS,
  'metadata { multiRegion { primary { metadata { state } policy { __typename } } } }',
  'metadata { multiRegion { replicas { policy { __typename } metadata { multiRegion { replicas { metadata { state } } primary { grants { nodes { grantId } } } } } } } }',
  'aliases(first: 130) { nodes { key { policy { __typename } } } }',
  'grants(first: 1000) { nodes { grantId } }',
  'policy(name: "other") { __typename }',
  `access(principal: "arn:aws:iam::${ACCOUNT}:role/Worker", action: "kms:Decrypt") { verdict grants { applies } keyState { state } }`,
  'access(principal: "s3.amazonaws.com", action: "kms:PutKeyPolicy") { verdict keyState { state } }',
  `policy { ... on KeyPolicy { canonicalDigest diff(against: { keyArn: "${arnOf('home-1')}" }) { equivalent newAccess { actions } } } }`,
  'policy { ... on KeyPolicy { diff(against: { text: "{}" }, ignoreRegion: $yes) { failure { code } lostAccess { witness { action } } } } }',
  'metadata { multiRegion { policyDrift { key { policy { __typename } metadata { state } } diff { equivalent } } primary { policy { __typename } } } }',
  `principals(actions: ["kms:Decrypt"], first: $n) { nodes { permissions { actions } } }`,
  'findings { nodes { code } incomplete { code } }',
  'putKeyPolicyPlan(policy: "{}") { outcome risks diff { equivalent } findings { nodes { code } } }',
  'findings(codes: [PUBLIC], minSeverity: HIGH) { nodes { id } }',
];

/** Plain, aliased, in a fragment of either kind, or with a directive. */
function toSelections(fields: readonly string[], name: string) {
  const one = fc
    .tuple(
      fc.constantFrom(...fields),
      fc.nat(99),
      fc.constantFrom('plain', 'alias', 'inline', 'spread', 'skip', 'include'),
    )
    .map(([field, number, form]) => {
      // Each with a name of its own: fields of one name and different arguments do not merge.
      const aliased = `f${number}_${fields.indexOf(field)}: ${field}`;
      const directed = aliased.replace(
        /^(\w+: \w+(\([^)]*\))?)/,
        (call) => `${call} ${form === 'skip' ? '@skip(if: $yes)' : '@include(if: $yes)'}`,
      );
      if (form === 'inline') return { selection: `... on Key { ${aliased} }`, fragment: '' };
      if (form === 'skip' || form === 'include') return { selection: directed, fragment: '' };
      return { selection: aliased, fragment: form === 'spread' ? aliased : '' };
    });
  return fc.array(one, { minLength: 1, maxLength: 5 }).map((parts) => {
    const spread = parts
      .map(({ fragment }) => fragment)
      .filter(Boolean)
      .join(' ');
    return {
      selection: `arn ${parts.map(({ selection }) => selection).join(' ')} ${spread && `...${name} ...${name}`}`,
      fragment: spread && `fragment ${name} on Key { ${spread} }`,
    };
  });
}

const KEY = `key(id: "${RICH_KEY}")`;
const IDS = [0, 1, 0].map((index) => btoa(`Key:${arnOf(index === 0 ? RICH_KEY : `home-${index}`)}`));
const LISTS: Readonly<Record<string, (first: string, second: string) => string>> = {
  key: (first, second) => `a: ${KEY} { ${first} } b: key(id: "${arnOf(RICH_KEY)}") { ${second} }`,
  nodes: (first, second) => `nodes(ids: $ids) { ... on Key { ${first} } id ... on Key { ${second} } }`,
  keys: (first, second) =>
    `keys(first: ${KEYS_OF_A_REGION}) { nodes { ${first} } edges { node { ${second} } } policyCoverage { total } }`,
  entities: (first, second) => `_entities(representations: $of) { ... on Key { ${first} } ... on Key { ${second} } }`,
};
const MORE: typeof LISTS = {
  ...LISTS,
  regions: (first, second) =>
    `accounts { regions { keys(first: 2) { nodes { ${first} } } account { regions { name keys(first: 2) { nodes { ${second} } } aliases(first: 5) { nodes { name key { ${first} } } } } } } }`,
  onePlace: (first, second) =>
    `accounts(accountIds: ["${ACCOUNT}"]) { regions(names: ["${REGION}"]) { keys(first: 2) { nodes { ${first} } edges { node { ${second} } } } } }`,
  accessible: (first, second) =>
    `accounts { regions { accessibleKeys(principal: "arn:aws:iam::${ACCOUNT}:role/Worker", actions: ["kms:Decrypt", "kms:PutKeyPolicy"], first: 2) { nodes { key { ${first} } access { verdict keyState { state } } } edges { node { key { ${second} } } } coverage { total } } } }`,
  filtered: (first, second) =>
    `keys(filter: { states: [Enabled], aliasPrefix: "alias/home/1", tag: { key: "tag-1" } }) { nodes { ${first} } edges { node { ${second} } } }`,
  allKeys: (first, second) =>
    `allKeys(first: 20) { nodes { ${first} } edges { node { ${second} } } policyCoverage { total } failures { region } }`,
  filteredAllKeys: (first, second) =>
    `allKeys(first: 9, regions: ["${REGION}"], filter: { text: "home", principal: "${ACCOUNT}", rotation: OFF, findings: {} }) { nodes { ${first} } edges { node { ${second} } } }`,
  alias: (first, second) =>
    `key(id: "alias/home/1/7", region: "${REGION}") { ${first} } ${KEY.replace('key', 'b: key')} { ${second} }`,
  all: (first, second) =>
    `${KEY} { ${first} } nodes(ids: $ids) { ... on Key { ${second} } } keys(first: 20) { nodes { ${first} } }`,
};

const VARIABLES = '$n: Int!, $yes: Boolean!, $ids: [ID!]!, $of: [_Any!]!';
const USE = `used: node(id: "${IDS[0]}") { ... on Key { arn @include(if: $yes) f: aliases(first: $n) @skip(if: true) { pageInfo { hasNextPage } } } } ids: nodes(ids: $ids) { id } of: _entities(representations: $of) { __typename }`;

function toOperations(lists: typeof LISTS, fields: readonly string[]): fc.Arbitrary<Generated> {
  return fc
    .tuple(
      fc.constantFrom(...Object.values(lists)),
      toSelections(fields, 'A'),
      toSelections(fields, 'B'),
      fc.boolean(),
      fc.integer({ min: 1, max: 250 }),
    )
    .map(([list, first, second, yes, n]) => ({
      document: `query (${VARIABLES}) { ${USE} ${list(first.selection, second.selection)} } ${first.fragment} ${second.fragment}`,
      variables: {
        n,
        yes,
        ids: IDS,
        of: [RICH_KEY, 'home-1', RICH_KEY].map((identifier) => ({ __typename: 'Key', identifier })),
      },
    }));
}

export const exactOperations = toOperations(LISTS, EXACT_FIELDS);
export const operations = toOperations(MORE, FIELDS);
