// The last answer stays until the next one has come: nothing closes and opens again between two questions.
import { useState } from 'react';

/** Undefined is "not answered yet"; null is an answer, and nothing is held past it. */
export function useHeld<T>(value: T | null | undefined): T | null | undefined {
  const [held, setHeld] = useState(value);
  if (value !== undefined && value !== held) setHeld(value);
  return value === undefined ? (held ?? undefined) : value;
}
