import { kindOfId } from '../../core/ids.js';
import type { Problems } from '../../core/problems.js';
import { findNamed, type Named } from '../../store/bulk.js';
import { noteMissing, noteTwice, type SluggedKind } from '../../store/references.js';
import type { Session } from '../../store/sql.js';

interface Place<P> {
	readonly path: P;
	readonly problems: Problems;
}

/** What slugs and ids stand for, as far as it was asked lately: as many are kept as memory allows, not as there are. */
export class Names {
	private readonly known = {
		story: new Map<string, Named>(),
		document: new Map<string, Named>(),
		party: new Map<string, Named>(),
		source: new Map<string, Named>(),
		claim: new Map<string, Named>(),
	} satisfies Record<SluggedKind, Map<string, Named>>;

	/** Looks up, all at once, those that are not known yet. */
	async learn(session: Session, kind: SluggedKind, refs: Iterable<string | null | undefined>): Promise<void> {
		const known = this.known[kind];
		const unknown = new Set<string>();
		for (const ref of refs) if (ref && !known.has(ref) && (kindOfId(ref) ?? kind) === kind) unknown.add(ref);
		if (unknown.size === 0) return;
		for (const one of await findNamed(session, kind, [...unknown]))
			for (const ref of [one.id, one.slug]) if (unknown.has(ref)) known.set(ref, one);
	}

	add(kind: SluggedKind, named: Named): void {
		this.known[kind].set(named.slug, named);
	}

	find(kind: SluggedKind, ref: string): Named | undefined {
		return this.known[kind].get(ref);
	}

	/** The id of what was learned; a problem noted, and '', where there is no such thing. */
	require(kind: SluggedKind, ref: string, place: Place<string | readonly string[]>): string {
		const id = this.find(kind, ref)?.id;
		if (id === undefined) noteMissing(kind, ref, place);
		return id ?? '';
	}

	/** As `require` for a list; a thing named twice is a problem too. */
	requireAll(kind: SluggedKind, refs: readonly string[], { path, problems }: Place<(at: number) => readonly string[]>) {
		const ids: string[] = [];
		for (const [at, ref] of refs.entries()) {
			const id = this.require(kind, ref, { path: path(at), problems });
			if (id && ids.includes(id)) noteTwice(kind, ref, { path: path(at), problems });
			ids.push(id);
		}
		return ids;
	}

	/** Forgets everything: a transaction in which it was added is not kept. */
	clear(): void {
		for (const known of Object.values(this.known)) known.clear();
	}

	/** Forgets claims, which are asked for once, and everything where it has become too much. */
	forget(): void {
		this.known.claim.clear();
		for (const known of Object.values(this.known)) if (known.size > mostKnown) known.clear();
	}
}
const mostKnown = 200_000;
