/** Goes on at once with what is at hand, or when it has come. */
export const when = <T, R>(thing: T | Promise<T>, go: (thing: T) => R | Promise<R>): R | Promise<R> =>
	thing instanceof Promise ? thing.then(go) : go(thing);
