import { expect, it, vi } from 'vitest';
import type { Context } from '../../src/graphql/context.ts';
import { parseGivenPolicy, parseKeyPolicy } from '../../src/graphql/parse-policies.ts';
import { DELEGATES, toPolicy } from './_access.ts';

const TEXT = toPolicy(DELEGATES);

function createContext(mayCompute = true) {
  const onPolicy = vi.fn<Context['onPolicy']>(() => mayCompute);
  return { context: { onPolicy, signal: new AbortController().signal } as Partial<Context> as Context, onPolicy };
}

it('keeps the policies of KMS for later requests, and counts them for each request', () => {
  const [one, other, last] = [createContext(), createContext(), createContext(false)];
  const parsed = parseKeyPolicy({ text: TEXT }, one.context);
  expect(parseKeyPolicy({ text: TEXT }, one.context)).toBe(parsed);
  expect(parseKeyPolicy({ text: TEXT }, other.context)).toBe(parsed);
  expect(one.onPolicy.mock.calls).toEqual([[TEXT.length]]);
  expect(other.onPolicy.mock.calls).toEqual([[TEXT.length]]);
  expect(parseKeyPolicy({ text: TEXT }, last.context).document).toBeNull();
});

it('keeps a policy that the caller sent for the request only', () => {
  const [one, other] = [createContext(), createContext()];
  const parsed = parseGivenPolicy(TEXT, one.context);
  expect(parseGivenPolicy(TEXT, one.context)).toBe(parsed);
  expect(parseGivenPolicy(TEXT, other.context)).not.toBe(parsed);
  expect(parseGivenPolicy(TEXT, other.context)).toEqual(parsed);
});

it('bounds the policies that it keeps', () => {
  const first = parseKeyPolicy({ text: TEXT }, createContext().context);
  const LONG = TEXT.padEnd(1_500_000);
  for (const text of [LONG, `${LONG} `, `${LONG}  `]) parseKeyPolicy({ text }, createContext().context);
  expect(parseKeyPolicy({ text: TEXT }, createContext().context)).not.toBe(first);
});

it('keeps fewer policies that take more memory: of many short values', () => {
  const first = parseKeyPolicy({ text: TEXT }, createContext().context);
  const values = Array.from({ length: 5_000 }, (_, index) => `"${index}":1`).join();
  const toText = (index: number) =>
    `{"Id": "${index}", "Statement": {"Effect": "Deny", "Condition": {"a": {${values}}}}}`;
  for (let index = 0; index < 60; index++) parseKeyPolicy({ text: toText(index) }, createContext().context);
  expect(parseKeyPolicy({ text: TEXT }, createContext().context)).not.toBe(first);
});
