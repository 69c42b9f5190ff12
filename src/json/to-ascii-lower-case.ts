/** Without `toLowerCase` of other letters: that of the Kelvin sign is `k`, and would make two names one. */
export function toAsciiLowerCase(text: string): string {
  if (!OTHER.test(text)) return text.toLowerCase(); // the usual case, and many times faster
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Anything but the visible characters of ASCII and the space. */
const OTHER = /[^ -~]/;
