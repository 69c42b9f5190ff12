import { expect, it } from 'vitest';
import {
  FIRST_PAGE,
  type PageSize,
  toAllowedSize,
  toNextSize,
  toSmallerSize,
} from '../../src/page/estate/read/page-size.ts';

const inTime = (milliseconds: number) => ({ milliseconds, isLate: false });

it('pages grow from 25 keys to 200 while they are fast, and shrink when they are slow', () => {
  const sizes = [FIRST_PAGE];
  for (let page = 0; page < 3; page++) sizes.push(toNextSize(sizes.at(-1) ?? FIRST_PAGE, inTime(400)));
  expect(sizes.map(({ first }) => first)).toEqual([25, 100, 200, 200]);
  expect(toNextSize({ ...FIRST_PAGE, first: 200 }, inTime(6000)).first).toBe(100);
  expect(toNextSize({ ...FIRST_PAGE, first: 25 }, inTime(60_000)).first).toBe(10);
});

it('a page with keys that were not read in time is read again in smaller pages, down to 10 keys', () => {
  const sizes: (number | undefined)[] = [];
  let size: PageSize | null = { ...FIRST_PAGE, first: 200 };
  while (size !== null) {
    sizes.push(size.first);
    size = toSmallerSize(size);
  }
  expect(sizes).toEqual([200, 50, 12, 10]);
});

it('keys that never answer cost one deadline for each page, and the pages grow', () => {
  const late = toNextSize({ ...FIRST_PAGE, first: 10 }, { milliseconds: 10_000, isLate: true });
  expect(late).toEqual({ first: 40, max: 200, acceptsLate: true });
  expect(toSmallerSize(late)).toBeNull();
  expect(toNextSize(late, inTime(3000)).acceptsLate).toBe(false);
});

it('a size that the gateway refuses is not asked for again', () => {
  const allowed = toAllowedSize({ ...FIRST_PAGE, first: 100 });
  expect(allowed).toEqual({ first: 50, max: 50, acceptsLate: false });
  expect(toNextSize(allowed ?? FIRST_PAGE, inTime(100)).first).toBe(50);
  expect(toAllowedSize({ ...FIRST_PAGE, first: 1 })).toBeNull();
});
