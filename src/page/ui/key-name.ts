/** Whether a text has the form of an ARN, the name of an alias, or the ID of a key. Whether there is such a key, KMS says. */
export function isKeyName(text: string): boolean {
  return /^(arn:\S+|alias\/\S+|(mrk-)?[\da-f-]{32,36})$/i.test(text);
}
