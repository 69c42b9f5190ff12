/** What a tab shows, as a table of texts. */
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  /** Each has a cell for each column. */
  readonly rows: readonly (readonly string[])[];
};
