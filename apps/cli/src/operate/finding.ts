// What a doctor says.
export interface Finding {
  readonly about: string;
  readonly level: 'well' | 'note' | 'bad';
  readonly sentence: string;
}
export const found = (about: string, level: Finding['level'], sentence: string): Finding => ({
  about,
  level,
  sentence,
});
export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
