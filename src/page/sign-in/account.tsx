import { type Session, signOut } from './session.ts';

/** Who is signed in, in the head of the page. */
export function Account({ session: { name, provider } }: { readonly session: Session }) {
  return (
    <div className="account">
      <span className="account-name" title={provider === null ? name : `${name}, signed in with ${provider.name}`}>
        <span className="visually-hidden">Signed in: </span>
        {name}
      </span>
      <button type="button" className="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}
