/**
 * The number of values in a JSON text: no fewer than `JSON.parse` creates objects, lists and members of them. It reads
 * bytes and creates nothing: `[{},{},...]` takes twenty times as much memory as an object tree as it has bytes.
 */
export function countValues(json: Uint8Array): number {
  let values = 1;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const byte = json[index];
    if (inString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) values++;
  }
  return values;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
