/** The name of a quarter (`2026q3`) as people say it. */
export const quarterText = (quarter: string): string => `${quarter.slice(0, 4)} Q${quarter.slice(5)}`;
