import type { Format } from './format.ts';

/** One JSON object (schema/report.schema.json), with a line for each finding. Values are as KMS sent them. */
export const JSON_FORMAT: Format = {
  separator: ',\n',
  toTexts: ({ findings, unread }) => [
    ...findings.map((finding) => ['findings', JSON.stringify(finding)] as const),
    ...unread.map((each) => ['unread', JSON.stringify(each)] as const),
  ],
  async *toReport(about, readSection) {
    yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "findings": [\n`;
    yield* readSection('findings');
    yield '\n  ],\n  "unread": [\n';
    yield* readSection('unread');
    yield '\n  ]\n}\n';
  },
};
