/** The name of the product, with its mark. */
export function Brand() {
  return (
    <>
      <svg viewBox="0 0 32 32" className="mark" aria-hidden="true">
        <rect width="32" height="32" rx="9" />
        <circle cx="12" cy="16" r="4.5" />
        <path d="M16.5 16H26v4M22 16v3" />
      </svg>
      KMS Policy Gateway
    </>
  );
}
