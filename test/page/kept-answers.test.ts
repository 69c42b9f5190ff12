import { expect, it } from 'vitest';
import { keepAnswer } from '../../src/page/gateway/kept-answers.ts';
import { forgetAll } from '../../src/page/ui/forget.ts';

const read = (key: number) => keepAnswer<string>(key, undefined, [])?.data;

it('the newest 60 answers are kept, and those that were read again count as new', () => {
  for (let key = 0; key < 60; key++) keepAnswer(key, `answer ${key}`, []);
  keepAnswer(0, 'read again', []);
  keepAnswer(60, 'one more', []);
  expect([0, 1, 2, 60].map(read)).toEqual(['read again', undefined, 'answer 2', 'one more']);
});

it('nothing is kept for the next caller', () => {
  keepAnswer(1, 'secret', []);
  forgetAll();
  expect(read(1)).toBeUndefined();
});
