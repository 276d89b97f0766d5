// From here on what is only kept for want of a reason to let it go goes, and nothing comes that nobody asked for just now.
const nearlyFull = 0.9;

export const isNearlyFull = ({
  used,
  quota,
}: {
  readonly used: number | null;
  readonly quota: number | null;
}): boolean => used !== null && quota !== null && quota > 0 && used / quota >= nearlyFull;
