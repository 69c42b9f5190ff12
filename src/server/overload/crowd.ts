export type Crowd = {
  /** Counts one more of this peer until the returned function is called. */
  enter(peer: string): () => void;
  size(): number;
  /** Whether the peer, with one more, would still have less than the mean of all peers. */
  hasFew(peer: string): boolean;
};

/** How many requests each peer has in flight. */
export function createCrowd(): Crowd {
  const counts = new Map<string, number>();
  let total = 0;
  const add = (peer: string, change: 1 | -1) => {
    total += change;
    const count = (counts.get(peer) ?? 0) + change;
    if (count > 0) counts.set(peer, count);
    else counts.delete(peer);
  };
  return {
    enter(peer) {
      add(peer, 1);
      return () => add(peer, -1);
    },
    size: () => total,
    hasFew(peer) {
      const peers = counts.has(peer) ? counts.size : counts.size + 1;
      return (counts.get(peer) ?? 0) + 1 < total / peers;
    },
  };
}
