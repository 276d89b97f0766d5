// The bin: what is binned is kept for 30 days; that it is gone after them is derived, nothing is deleted by a clock.
import type { Instant } from '../day.ts';

export const binDays = 30;
const span = binDays * 86_400_000;

/** Binned longer ago than the bin keeps: not listed, not restored. */
export const isExpired = (binned: Instant | null, now: Instant): boolean => binned !== null && now - binned > span;

/** The first instant of the day after `today`: what questions, which know only the day, take for now. */
export const endOfDay = (today: string): Instant => Date.parse(`${today}T00:00:00Z`) + 86_400_000;
