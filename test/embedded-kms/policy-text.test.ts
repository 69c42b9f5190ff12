import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPolicyText } from '../../src/embedded-kms/rules/policy-text.ts';
import { parseJson } from '../../src/json/parse.ts';

describe('toPolicyText', () => {
  const print = (text: string) => {
    const { root } = parseJson(text);
    return root && toPolicyText(root);
  };

  it.each([
    ['{}', '{ }'],
    ['[]', '[ ]'],
    ['[[],{}]', '[ [ ], { } ]'],
    ['{"a":[{"b":[1,true,null]}]}', '{\n  "a" : [ {\n    "b" : [ 1, true, null ]\n  } ]\n}'],
    ['[1.0,1e2,-0,12345678901234567890]', '[ 1.0, 1e2, -0, 12345678901234567890 ]'],
    ['"\\u001f\\n\\\\u001f\\u00fc\\/"', '"\\u001F\\n\\\\u001fü/"'],
  ])('formats %s as Jackson does', (text, printed) => {
    expect(print(text)).toBe(printed);
  });

  it('keeps the value of any JSON, in any layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.nat(4), (value, indent) => {
        const printed = print(JSON.stringify(value, null, indent));
        expect(JSON.stringify(JSON.parse(printed ?? ''))).toBe(JSON.stringify(value));
      }),
    );
  });
});
