// `npm test` runs a share of the costly cases, `pnpm prove` all of them (BATON_DEEP).

export const deepOr = ({ deep, share }: { readonly deep: number; readonly share: number }): number =>
  process.env['BATON_DEEP'] ? deep : share;

/** A suite that cannot run here says so where nobody overlooks it. */
export function sayLoudly(whyNot: string | undefined): void {
  if (whyNot) process.stderr.write(`\n*** SKIPPED: ${whyNot} ***\n\n`);
}
