/** What the gateway did not understand. */
export function BadInput({ children }: { readonly children: string }) {
  return (
    <p className="bad-input" role="alert">
      {children}
    </p>
  );
}
