import { z } from 'zod';
import { SEVERITIES } from '../analysis/findings/finding.ts';

/** Incremented when programs that read the report must change. New members do not increment it. */
export const REPORT_VERSION = 1;

const COUNT = z.int().min(0);

const KEY = z.strictObject({
  arn: z.string(),
  accountId: z.string(),
  region: z.string(),
  keyId: z.string(),
  aliases: z.array(z.string()).readonly().nullable().describe('At most 100. Null if the aliases could not be read.'),
});

const FINDING = z.strictObject({
  id: z.string().describe('Stays the same until the statement or the grant changes.'),
  key: KEY,
  code: z.string().describe('One of the codes of docs/findings.md.'),
  severity: z.enum(SEVERITIES),
  certain: z.boolean().describe('False if the finding depends on something that is not known, and so may be wrong.'),
  message: z.string(),
  remedy: z.string(),
  pointer: z
    .string()
    .nullable()
    .describe(
      'The place in the policy, as a JSON pointer (RFC 6901). Empty: the policy as a whole. Null: the finding is about a grant.',
    ),
  sid: z.string().nullable().describe('The ID of the statement. Null if it has none, or if there is no statement.'),
  grant: z
    .strictObject({ grantId: z.string(), name: z.string().nullable() })
    .nullable()
    .describe('Null if the finding is about the policy. The name is null if the grant has none.'),
  principals: z
    .array(z.strictObject({ kind: z.string(), value: z.string(), accountId: z.string().nullable() }))
    .describe('The principals that the finding is about. The account ID is null if the principal names no account.'),
  actions: z.array(z.string()).describe('The actions that the finding is about.'),
  witness: z
    .strictObject({
      principal: z.string(),
      action: z.string(),
      verdict: z.string(),
      keys: z.array(z.strictObject({ key: z.string(), values: z.array(z.string()) })),
      absent: z.array(z.string()),
    })
    .nullable()
    .describe('A request that demonstrates the finding. Null if no single request can, or none was found.'),
});

const UNREAD = z.strictObject({
  kind: z
    .enum(['PLACE', 'KEY', 'PART'])
    .describe(
      'PLACE: the keys of an account and Region could not be listed, or the Regions of an account. KEY: the policy of the key could not be read. PART: a part of the key could not be examined, such as its grants or a statement.',
    ),
  accountId: z.string(),
  region: z.string().nullable().describe('Null if the Regions of the account could not be listed.'),
  key: KEY.nullable().describe('Null for a PLACE.'),
  code: z.string().describe('The exception of KMS, or for a PART the reason, such as GRANTS_UNREADABLE.'),
  message: z.string(),
  pointer: z
    .string()
    .nullable()
    .describe('The place in the policy, as a JSON pointer (RFC 6901). Null if it is not about one place.'),
  grantId: z.string().nullable().describe('Null if it is not about one grant.'),
  requestId: z.string().nullable().describe('The request ID of AWS. Null if KMS did not answer.'),
});

const SUMMARY = z.strictObject({
  keys: COUNT.describe('The keys that were listed.'),
  findings: z.strictObject(
    Object.fromEntries(SEVERITIES.map((each) => [each, COUNT])) as Record<Severity, typeof COUNT>,
  ),
  unread: z.strictObject({ places: COUNT, keys: COUNT, parts: COUNT }),
});

type Severity = (typeof SEVERITIES)[number];

/** Everything in a report but its entries. */
const ABOUT = z.strictObject({
  version: z.literal(REPORT_VERSION),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  source: z.enum(['aws', 'embedded']).describe('Whether the keys are of AWS KMS or of an embedded KMS.'),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  filter: z.strictObject({
    accountIds: z.array(z.string()).nullable().describe('Null: all accounts.'),
    regions: z.array(z.string()).nullable().describe('Null: all Regions.'),
    codes: z.array(z.string()).nullable().describe('Null: all codes.'),
    minSeverity: z.enum(SEVERITIES),
    includeOpinions: z.boolean(),
  }),
  places: z
    .array(z.strictObject({ accountId: z.string(), region: z.string() }))
    .readonly()
    .describe('The accounts and Regions that the filter selects. `unread` has those that could not be listed.'),
  summary: SUMMARY,
});

/** The report as JSON. */
export const REPORT = ABOUT.extend({ findings: z.array(FINDING), unread: z.array(UNREAD) });

export type ReportKey = Readonly<z.infer<typeof KEY>>;
export type ReportFinding = Readonly<z.infer<typeof FINDING>>;
export type Unread = Readonly<z.infer<typeof UNREAD>>;
export type Summary = z.infer<typeof SUMMARY>;
export type About = Readonly<z.infer<typeof ABOUT>>;
