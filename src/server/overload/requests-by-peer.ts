export type RequestsByPeer = {
  /** Counts one more request of this peer until the returned function is called. */
  enter(peer: string): () => void;
  /** The number of requests of all peers. */
  size(): number;
  /** True if the peer, even with one more request, has fewer requests than the mean of all peers. */
  isBelowMean(peer: string): boolean;
};

/** Counts the requests in flight by peer. */
export function createRequestsByPeer(): RequestsByPeer {
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
    isBelowMean(peer) {
      const peers = counts.has(peer) ? counts.size : counts.size + 1;
      return (counts.get(peer) ?? 0) + 1 < total / peers;
    },
  };
}
