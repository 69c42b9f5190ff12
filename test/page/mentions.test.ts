import { describe, expect, it } from 'vitest';
import { splitMentions } from '../../src/page/who/answer/mentions.ts';
import { toDenyPhrase } from '../../src/page/who/answer/phrases.ts';

const mentionsOf = (sentence: string) =>
  splitMentions(sentence).flatMap(({ text, statement }) => (statement === null ? [] : [[text, statement]]));

describe('the statements that a sentence of the answer names', () => {
  it.each([
    [`Role A can decrypt, ${toDenyPhrase([4])}.`, [['statement 4', 4]]],
    [
      `Role A can decrypt, ${toDenyPhrase([2, 13])}.`,
      [
        ['statement 2', 2],
        ['13', 13],
      ],
    ],
    ['Statement 4 can deny it, whatever they allow.', [['Statement 4', 4]]],
    ['Anyone with an AWS account, except those whom statement 1 lists, can decrypt.', [['statement 1', 1]]],
    [`Role A can decrypt, ${toDenyPhrase([1, 2, 3, 4])}.`, []],
  ])('%s', (sentence, mentions) => {
    expect(mentionsOf(sentence)).toEqual(mentions);
    expect(
      splitMentions(sentence)
        .map(({ text }) => text)
        .join(''),
    ).toBe(sentence);
  });

  it('are not what the value of a condition says', () => {
    expect(
      mentionsOf('Role A can decrypt, only if aws:userid is statement 4, unless statement 2 denies it, too.'),
    ).toEqual([]);
  });
});
