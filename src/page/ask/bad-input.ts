/** The part of the form that a message of BAD_USER_INPUT is about. Most of these begin with the name of the argument. */
export function findBadField(message: string): 'principal' | 'action' | 'context' {
  if (/^principal\b/.test(message)) return 'principal';
  return /^action\b/.test(message) ? 'action' : 'context';
}
