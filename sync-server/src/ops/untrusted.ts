// A certificate that this machine does not trust: of a company's own authority, most often. Node does not look into the
// system's store, so whoever runs the relay names the authority (NODE_EXTRA_CA_CERTS).
const codes: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Libraries hide the first reason behind their own: as a cause, or in words alone. */
export function isUntrusted(fault: unknown): boolean {
  for (let at = fault, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { readonly code?: unknown };
    if (codes.has(String(code)) || /self-signed certificate|unable to verify the first certificate/u.test(at.message))
      return true;
  }
  return false;
}
