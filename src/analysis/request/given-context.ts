import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { checkConditionKeys } from './check-condition-keys.ts';
import { DIRECT, deriveFromCall } from './derive-from-call.ts';
import { deriveFromKey } from './derive-from-key.ts';
import { deriveFromPrincipal } from './derive-from-principal.ts';
import { type EncryptionContext, NAMES_KEY, PAIR_PREFIX, toPairKey } from './encryption-context.ts';
import type { KeyFacts } from './key-facts.ts';
import { RequestError, type RequestPrincipal } from './request-principal.ts';

/** What the caller says of a request. All names of condition keys are in lower case. */
export type GivenContext = {
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly absent: ReadonlySet<string>;
  /** True: the request has no other condition keys than these, and those that follow from principal, action and key. */
  readonly complete: boolean;
  /**
   * Whether the request certainly lacks a condition key that is neither in `keys` nor in `absent`, and does not follow
   * from principal, action and key. For a context that is complete except for some keys. Default: `complete`.
   */
  readonly isAbsent?: (name: string) => boolean;
  readonly encryptionContext: EncryptionContext;
  /** The AWS service that makes the request on behalf of the principal, or `direct`. Null if it is not known. */
  readonly via: string | null;
};

/** The context in the words of the API. */
export type ContextInput = {
  readonly keys?: readonly { readonly key: string; readonly values: readonly string[] }[] | null | undefined;
  readonly absent?: readonly string[] | null | undefined;
  readonly complete?: boolean | null | undefined;
  readonly encryptionContext?: readonly { readonly key: string; readonly value: string }[] | null | undefined;
  readonly via?: string | null | undefined;
};

/** Bounds of what a caller can say. The text bound is that of an ARN. */
export const MAX_CONTEXT = { keys: 100, values: 100, text: 2048 };

/** Checks what the caller says against itself, the principal and the key. Throws RequestError. */
export function parseContext(input: ContextInput, principal: RequestPrincipal, key: KeyFacts): GivenContext {
  const given = parseGiven(input);
  checkContext(given, input, principal, key);
  return given;
}

/** What is the same for all principals and keys: `checkContext` compares it with them. Throws RequestError. */
export function parseGiven(input: ContextInput): GivenContext {
  checkBounds(input);
  const complete = input.complete ?? false;
  const keys = new Map<string, readonly string[]>();
  for (const { key: name, values } of input.keys ?? []) {
    if (keys.has(toAsciiLowerCase(name)))
      throw new RequestError(`context.keys has ${quote(name)} twice: expected it once.`);
    keys.set(toAsciiLowerCase(name), checkValues(name, values));
  }
  const absent = new Set((input.absent ?? []).map((name) => toAsciiLowerCase(name)));
  const both = [...keys.keys()].find((name) => absent.has(name));
  if (both !== undefined) {
    throw new RequestError(`context has ${toShown(both)} both in keys and in absent: expected it in one of them.`);
  }
  checkConditionKeys(input);
  const via = toVia(input.via, keys, complete);
  return { keys, absent, complete, encryptionContext: toEncryptionContext(input, complete), via };
}

/** Checks a context against the principal, the key, and the `via` that the caller gave. Throws RequestError. */
export function checkContext(
  { keys, absent, via }: GivenContext,
  input: ContextInput,
  principal: RequestPrincipal,
  key: KeyFacts,
): void {
  const call = { given: { via }, now: 0 };
  for (const name of [...keys.keys(), ...absent]) {
    const given = keys.get(name);
    const fromRequest = deriveFromPrincipal(name, principal) ?? deriveFromKey(name, { ...key, metadata: null });
    const fromCall = deriveFromCall(name, call);
    if (given !== undefined && input.via === DIRECT && fromCall?.state === 'ABSENT') {
      throw new RequestError(
        `${toShown(name)} is in context.keys, but a request with via "${DIRECT}" does not have it.`,
      );
    }
    if (given !== undefined && fromRequest?.state === 'ABSENT') {
      throw new RequestError(
        `${toShown(name)} is in context.keys, but no request of this principal for this key has it.`,
      );
    }
    const derived = fromRequest ?? fromCall;
    const isAlways = TIMES.has(name) || (derived?.state === 'UNKNOWN' && derived.isPresent);
    if (given === undefined && isAlways) {
      throw new RequestError(`${toShown(name)} is in context.absent, but every such request has it.`);
    }
    if (TIMES.has(name)) continue; // the caller may ask for another time
    if (derived?.state !== 'PRESENT') continue;
    if (!isSame(derived.values, given) && !isRoleWithPath(name, given, principal)) {
      const said = given === undefined ? 'is in context.absent' : `is ${quote(given.join(', '))} in context.keys`;
      throw new RequestError(
        `${toShown(name)} ${said}, but principal, key and via give ${quote(derived.values.join(', '))}.`,
      );
    }
  }
}

/** The name of a condition key in AWS's spelling, for a message. */
function toShown(name: string): string {
  const info = findConditionKey(name);
  return quote(info?.prefix === null ? info.name : name);
}

const TIMES: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

/** The ARN of a session does not say the path of its role, and the caller may know it. */
function isRoleWithPath(key: string, given: readonly string[] | undefined, principal: RequestPrincipal): boolean {
  const { kind, partition, accountId, name } = principal;
  if (key !== 'aws:principalarn' || kind !== 'SESSION' || given?.length !== 1) return false;
  const [arn = ''] = given;
  return arn.startsWith(`arn:${partition}:iam::${accountId}:role/`) && arn.endsWith(`/${name}`);
}

function isSame(derived: readonly string[], given: readonly string[] | undefined): boolean {
  return (
    given?.length === derived.length &&
    given.every((value, at) => toComparable(value) === toComparable(derived[at] ?? ''))
  );
}

/** The case of a value counts, but for true and false. */
function toComparable(value: string): string {
  return /^(?:true|false)$/i.test(value) ? toAsciiLowerCase(value) : value;
}

function checkBounds({ keys, absent, encryptionContext, via }: ContextInput): void {
  for (const [name, list] of Object.entries({ keys, absent, encryptionContext })) {
    const count = list?.length ?? 0;
    if (count > MAX_CONTEXT.keys) {
      throw new RequestError(`context.${name} has ${count} entries: expected at most ${MAX_CONTEXT.keys}.`);
    }
  }
  const texts = [
    ...(keys ?? []).flatMap(({ key, values }) => [key, ...values]),
    ...(absent ?? []),
    ...(encryptionContext ?? []).flatMap(({ key, value }) => [key, value]),
    via ?? '',
  ];
  const long = texts.find((text) => text.length > MAX_CONTEXT.text);
  if (long === undefined) return;
  throw new RequestError(`context has a text of ${long.length} characters: expected at most ${MAX_CONTEXT.text}.`);
}

function checkValues(name: string, values: readonly string[]): readonly string[] {
  const isMany = findConditionKey(name)?.multiValued ?? true;
  if (values.length > MAX_CONTEXT.values) {
    throw new RequestError(`${quote(name)} has ${values.length} values: expected at most ${MAX_CONTEXT.values}.`);
  }
  if (isMany || values.length === 1) return values;
  throw new RequestError(
    `${quote(name)} has ${values.length} values: expected one. A request without it has it in absent.`,
  );
}

/** A complete context without kms:ViaService and aws:CalledVia says that no service makes the request. */
function toVia(via: string | null | undefined, keys: ReadonlyMap<string, readonly string[]>, complete: boolean) {
  if (via === undefined || via === null) {
    const isDirect = complete && !keys.has('aws:calledvia');
    return keys.get('kms:viaservice')?.[0] ?? (isDirect ? DIRECT : null);
  }
  if (via === DIRECT || SERVICE.test(via)) return via;
  throw new RequestError(
    `context.via is ${quote(via)}: expected "${DIRECT}", or a service such as s3.us-east-2.amazonaws.com.`,
  );
}

/** With the Region, as all values of kms:ViaService. Source: AWS KMS Developer Guide, "kms:ViaService". */
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\.amazonaws\.com(?:\.cn)?$/;

/** From the argument of its own, or from condition keys that give its pairs one by one. */
function toEncryptionContext({ keys, absent, encryptionContext }: ContextInput, complete: boolean): EncryptionContext {
  const given = (keys ?? []).filter(({ key }) => toAsciiLowerCase(key).startsWith(PAIR_PREFIX));
  const names = (keys ?? []).find(({ key }) => toAsciiLowerCase(key) === NAMES_KEY)?.values;
  if (encryptionContext !== null && encryptionContext !== undefined) {
    if (given.length > 0 || names !== undefined) {
      throw new RequestError('context has its encryption context both in encryptionContext and in keys: expected one.');
    }
    const pairs = new Map(encryptionContext.map(({ key, value }) => [key, value]));
    const gone = new Set((absent ?? []).map(toAsciiLowerCase));
    const both = [...pairs.keys()].find((name) => gone.has(NAMES_KEY) || gone.has(toPairKey(name)));
    if (both !== undefined) {
      throw new RequestError(
        `context.encryptionContext has ${quote(both)}, but context.absent says that it is absent.`,
      );
    }
    if (pairs.size === encryptionContext.length) return { pairs, names: new Set(pairs.keys()) };
    throw new RequestError('context.encryptionContext has a key twice: expected each key once.');
  }
  const pairs = new Map(given.map(({ key, values }) => [key.slice(PAIR_PREFIX.length), values[0] ?? '']));
  if (names !== undefined) return { pairs, names: new Set(names) };
  return { pairs, names: complete ? new Set(pairs.keys()) : null };
}
