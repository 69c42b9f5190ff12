import type { About } from '../report-schema.ts';
import type { Entry } from '../to-entries.ts';

/** How a report is written. Its texts are collected in sections, and joined when all entries are known. */
export type Format = {
  /** Comes between two texts of a section. */
  readonly separator: string;
  /** The texts of an entry, each with the name of its section. */
  toTexts(entry: Entry): readonly SectionText[];
  /** The whole report, around its sections. */
  toReport(about: About, readSection: (section: string) => AsyncIterable<string>): AsyncIterable<string>;
};

export type SectionText = readonly [section: string, text: string];
