/** Claims in an order in which each comes after all that it leans on; `leansOn` gives the claims a claim is linked to. */
export function inOrderOfLinks(claimIds: readonly string[], leansOn: (claimId: string) => readonly string[]): string[] {
	const wanted = new Set(claimIds);
	const placed = new Set<string>();
	const ordered: string[] = [];
	const visit = (first: string) => {
		const stack: { id: string; next: string[] }[] = [{ id: first, next: [...leansOn(first)].sort() }];
		placed.add(first);
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const next = top.next.shift();
			if (next === undefined) {
				ordered.push(top.id);
				stack.pop();
			} else if (wanted.has(next) && !placed.has(next)) {
				placed.add(next);
				stack.push({ id: next, next: [...leansOn(next)].sort() });
			}
		}
	};
	for (const id of [...claimIds].sort()) if (!placed.has(id)) visit(id);
	return ordered;
}

/** The way from one claim to another along links, both ends included, or null where there is none: a link back would close a cycle. */
export function wayAlongLinks(
	from: string,
	to: string,
	leansOn: (claimId: string) => readonly string[],
): string[] | null {
	const cameFrom = new Map<string, string | null>([[from, null]]);
	const queue = [from];
	for (let at = 0; at < queue.length; at++) {
		const here = queue[at] as string;
		if (here === to) {
			const way: string[] = [];
			for (let step: string | null | undefined = here; step; step = cameFrom.get(step)) way.unshift(step);
			return way;
		}
		for (const next of leansOn(here)) {
			if (cameFrom.has(next)) continue;
			cameFrom.set(next, here);
			queue.push(next);
		}
	}
	return null;
}
