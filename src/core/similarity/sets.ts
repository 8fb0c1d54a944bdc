import type { Features } from './features.js';

/** The keys that are also in the other. */
export const both = <T>(one: Iterable<T>, other: ReadonlySet<T>): T[] => [...one].filter((key) => other.has(key));

/** The keys that are not in the other. */
export const only = <T>(one: Iterable<T>, other: ReadonlySet<T>): T[] => [...one].filter((key) => !other.has(key));

/** Keys as they stand in the text. */
export const shownIn = (of: Features, keys: readonly string[]): string[] => keys.map((key) => of.shown.get(key) ?? key);
