/** How many grants there are, and for whom. `hasMore`: there are more than were read. */
export function toGrantsSummary(count: number, elsewhere: number, hasMore: boolean): string {
  if (count === 0 && !hasMore) return 'The key has no grants';
  const grants = `${hasMore ? 'the first ' : ''}${count === 1 ? '1 grant' : `${count} grants`}`;
  const others = elsewhere === 0 ? 'none' : String(elsewhere);
  return `${grants}, ${others} for ${elsewhere === 1 ? 'a principal' : 'principals'} of ${elsewhere === 1 ? 'another account' : 'other accounts'}`;
}
