import { policy } from '../../../kms/reads/policy.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import { checkNotEmpty } from '../../user-input.ts';
import { AccessReason } from '../access/access-reason.ts';
import { AccessWitness } from '../access/access-witness.ts';
import { Key } from '../key.ts';
import { KeyGrant } from '../key-grant.ts';
import { PolicyPrincipal, PolicyStatement } from '../policy-statement.ts';
import { FindingSeverity, KeyFindingCode } from './finding-enums.ts';
import { toFindingsCalls } from './findings-calls.ts';
import { type FindingSource, type FindingsArgs, type FindingsSource, loadFindings } from './load-findings.ts';

const KeyFinding = builder.objectRef<FindingSource>('KeyFinding').implement({
  description: 'A problem of the policy or of a grant of a key, or something worth knowing about them.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        'Stays the same until the statement or the grant changes, even if the statement moves within the policy. Clients can mute a finding by its ID.',
    }),
    code: t.expose('code', { type: KeyFindingCode, description: 'What the finding is about.' }),
    severity: t.expose('severity', { type: FindingSeverity, description: 'How severe it is.' }),
    certain: t.exposeBoolean('certain', {
      description: 'False if the finding depends on something that is not known, and so may be wrong.',
    }),
    message: t.exposeString('message', { description: 'The finding in words.' }),
    remedy: t.exposeString('remedy', { description: 'What can be done.' }),
    pointer: t.exposeString('pointer', {
      nullable: true,
      description:
        'The place in the text of the policy, as a JSON pointer (RFC 6901). Empty for the policy as a whole; null if it is about a grant.',
    }),
    statement: t.expose('statement', {
      type: PolicyStatement,
      nullable: true,
      description: 'The statement. Null if it is about the policy as a whole, or about a grant.',
    }),
    grant: t.field({
      type: KeyGrant,
      nullable: true,
      description: 'The grant. Null if it is about the policy.',
      resolve: ({ grant, entries }) => grant && (entries.get(grant) ?? {}),
    }),
    principals: t.expose('principals', {
      type: [PolicyPrincipal],
      description:
        'Whom it concerns, as the policy or the grant names them. Empty if it is about nobody in particular.',
    }),
    actions: t.stringList({
      description: "The actions that it concerns, in AWS's spelling. Empty if it is about none in particular.",
      resolve: ({ actions }) => actions,
    }),
    witness: t.expose('witness', {
      type: AccessWitness,
      nullable: true,
      description: 'A request that demonstrates it. Null if no single request can, or none was found.',
    }),
  }),
});

export const KeyFindings = builder.objectRef<FindingsSource>('KeyFindings').implement({
  description: 'The findings of a key, and what could not be examined.',
  fields: (t) => ({
    nodes: t.expose('nodes', {
      type: [KeyFinding],
      description: 'The findings, the most severe first, then in the order of the policy, then of the grants.',
    }),
    incomplete: t.expose('incomplete', {
      type: [AccessReason],
      description:
        'What could not be examined, such as grants that could not be read. Only if this is empty does an empty list of findings mean that there are none.',
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  findings: t.field({
    type: KeyFindings,
    ...askKms(
      policy,
      'What is wrong with the policy and the grants of this key. Found by evaluating the policy, Deny statements included. A key without findings is not necessarily safe: IAM policies are not read.',
      {
        failure: 'Null if the policy could not be read, or an argument is not valid; `errors` says why.',
        price:
          'one GetKeyPolicy call per key. Needs kms:ListGrants for findings about grants: one ListGrants call per key for its first 100 grants. Needs kms:DescribeKey if a finding depends on the key: one DescribeKey call per key. For multi-Region keys, one DescribeKey call per key, and for replicas also one GetKeyPolicy call for their primary key. What could not be read is in `incomplete`',
        cost: { calls: (args, count) => toFindingsCalls(args as FindingsArgs, count) },
      },
    ),
    args: {
      codes: t.arg({
        type: [KeyFindingCode],
        description: 'Only these. All, if it is not given. Grants are read only if one of these needs them.',
      }),
      minSeverity: t.arg({
        type: FindingSeverity,
        description: 'Only findings of this severity and more severe ones. All, if it is not given.',
      }),
      includeOpinions: t.arg.boolean({
        defaultValue: false,
        required: true,
        description: 'True: also findings that are a matter of opinion, such as ADMINISTRATOR_MAY_USE_KEY.',
      }),
    },
    directives: { tag: { name: 'access' } },
    resolve(key, args, context) {
      checkNotEmpty(args.codes, 'codes');
      return loadFindings(key, args, context);
    },
  }),
}));
