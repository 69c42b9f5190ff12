/** Lets the browser save a text as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** `alias/payments/cards` and Grants: payments-cards-grants.csv. Without characters that file systems refuse. */
export function toFileName(key: string, tab: string, extension: string): string {
  const name = `${key.replace(/^alias\//, '')}-${tab}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${name.replace(/^-+|-+$/g, '').slice(0, MAX_LENGTH)}.${extension}`;
}

/** Characters. File systems allow 255 bytes. */
const MAX_LENGTH = 120;
