/** Without `toLowerCase` of other letters: that of the Kelvin sign is `k`, and would make two names one. */
export function toAsciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
