/** The directives of Apollo Federation that the subgraph uses. Only the SDL of the subgraph has them. */
export type Directives = {
  /** Other subgraphs can refer to an object of this type by these fields. */
  key: { locations: 'OBJECT'; args: { fields: string } };
  /** Other subgraphs can define the same type and resolve its fields. */
  shareable: { locations: 'OBJECT' };
  /** Hidden from the clients of the supergraph. Only the router uses such a field, to join subgraphs. */
  inaccessible: { locations: 'FIELD_DEFINITION' };
  /** Marks the parts that a contract may leave out: docs/federation.md, "Contracts". */
  tag: { locations: 'FIELD_DEFINITION'; args: { name: 'access' | 'estate' | 'write' } };
  /** The version of Federation that defines the other directives. */
  link: { locations: 'SCHEMA'; args: { url: string; import: string[] } };
};
