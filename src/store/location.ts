/** Where a record is kept, as `DATABASE_URL` says it: `sqlite:PATH` or `postgres://…`. */
export type Location =
	| { readonly engine: 'sqlite'; readonly path: string }
	| { readonly engine: 'postgres'; readonly url: URL };

/** Reads a location; null where it is none. */
export function locationFrom(url: string): Location | null {
	const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
	if (path !== undefined) return { engine: 'sqlite', path };
	if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return null;
	return { engine: 'postgres', url: new URL(url) };
}

/** A location for people and logs: never its password, nor what else its address carries. */
export function describeLocation(url: string): string {
	const location = locationFrom(url);
	if (!location) return 'no database';
	if (location.engine === 'sqlite') return location.path;
	const { protocol, username, host, pathname } = location.url;
	return `${protocol}//${username ? `${username}@` : ''}${host}${pathname}`;
}
