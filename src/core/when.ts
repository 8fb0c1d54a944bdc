/** Goes on at once with what is at hand, or when it has come. */
export const when = <T, R>(thing: T | Promise<T>, go: (thing: T) => R | Promise<R>): R | Promise<R> =>
	thing instanceof Promise ? thing.then(go) : go(thing);

/** As `when`, for several things; goes on at once where all are at hand. */
export const whenAll = <T, R>(things: readonly (T | Promise<T>)[], go: (things: readonly T[]) => R): R | Promise<R> =>
	things.some((one) => one instanceof Promise) ? Promise.all(things).then(go) : go(things as readonly T[]);
