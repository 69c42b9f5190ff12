/** Apollo Federation's directives, as far as the subgraph uses them; its SDL alone shows them. */
export type Directives = {
  /** Another subgraph may name an object of this type by these fields. */
  key: { locations: 'OBJECT'; args: { fields: string } };
  /** A plain value: another subgraph may define the same type, and answer with it. */
  shareable: { locations: 'OBJECT' };
  /** Joins subgraphs, and is hidden from the clients of the supergraph. */
  inaccessible: { locations: 'FIELD_DEFINITION' };
  /** What a contract may leave out: docs/federation.md, "Contracts". */
  tag: { locations: 'FIELD_DEFINITION'; args: { name: 'access' | 'estate' } };
  /** Which version of Federation the others are of. */
  link: { locations: 'SCHEMA'; args: { url: string; import: string[] } };
};
