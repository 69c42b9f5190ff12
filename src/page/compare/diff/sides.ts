/** The two policies of a comparison, and how to link to them. */
export type Sides = {
  /** What gains or loses, such as: alias/a. */
  readonly self: string;
  /** What it is compared with. */
  readonly other: string;
  /** Under the headings. */
  readonly gained: string;
  readonly lost: string;
  /** The account of the key. */
  readonly home: string;
  /** The key of each policy, so that places and requests are links. Null for a text that no key has. */
  readonly selfKey: string | null;
  readonly otherKey: string | null;
};

/** A policy that is compared with another. */
export function toSides(self: string, other: string, rest: Pick<Sides, 'home' | 'selfKey' | 'otherKey'>): Sides {
  const subject = self.replace(/^the /, 'The '); // an alias keeps its first letter
  return {
    self,
    other,
    gained: `${subject} gives more than ${other}`,
    lost: `${subject} gives less than ${other}`,
    ...rest,
  };
}
