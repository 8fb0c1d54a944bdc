import { type Actor, everything, systemActor, viewerOf } from '../src/core/permissions.js';
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { LinkKind } from '../src/core/claim.js';
import { type ContestednessMethod, defaultMethod } from '../src/core/contestedness/methods.js';
import type * as Draft from '../src/core/drafts.js';
import type { ContestednessChange } from '../src/core/history.js';
import type { Instant } from '../src/core/ids.js';
import { inOrderOfLinks } from '../src/core/links.js';
import type { InterestKind } from '../src/core/party.js';
import type { Result, UserError } from '../src/core/result.js';
import type { InterestStanding, Response } from '../src/core/statement.js';
import type { executorOf } from '../src/server/execute.js';
import { loadCases, type StoredCase } from '../src/store/cases.js';
import { Database, type DatabaseOptions } from '../src/store/database.js';
import { readsOf } from '../src/store/reads.js';
import { findRef } from '../src/store/references.js';
import type { Keys } from '../src/store/sealing/keys.js';
import { linkClaims } from '../src/workflow/linkClaims.js';
import type { Office, Recorded } from '../src/workflow/office.js';
import { recordClaim } from '../src/workflow/recordClaim.js';
import { recordDocument } from '../src/workflow/recordDocument.js';
import { recordInterest } from '../src/workflow/recordInterest.js';
import { recordParty } from '../src/workflow/recordParty.js';
import { recordRebuttal } from '../src/workflow/recordRebuttal.js';
import { recordSilence } from '../src/workflow/recordSilence.js';
import { recordSource } from '../src/workflow/recordSource.js';
import { recordStory } from '../src/workflow/recordStory.js';
import { recordTestimony } from '../src/workflow/recordTestimony.js';
import { retractStatement } from '../src/workflow/retractStatement.js';
import { setInterest } from '../src/workflow/setInterest.js';
import { unlinkClaims } from '../src/workflow/unlinkClaims.js';
import { newPlace, type Place } from './_engine.js';

export interface WorldOptions extends Partial<Omit<DatabaseOptions, 'onStatement'>> {
	/** Where the ids' chance starts; the same seed makes the same ids. */
	readonly seed?: number;
	/** What time it is at first; each look at the clock is a millisecond later. */
	readonly startsAt?: Instant;
	/** How claims are scored. */
	readonly method?: ContestednessMethod;
	/** In place of the ticking clock. */
	readonly now?: () => Instant;
	/** The keys of the installation. */
	readonly keys?: Keys;
}

/** A world of its own on a real database of the engine that this run is on; `close()` removes it. */
export async function newWorld(options: WorldOptions = {}): Promise<World> {
	const { seed = 1, startsAt = '2026-01-01T00:00:00.000Z', now, method = defaultMethod, url, keys, ...rest } = options;
	const place: Place = url === undefined ? await newPlace() : { url, remove: async () => {} };
	const sql: string[] = [];
	const onStatement = (statement: string) => sql.push(statement);
	const database = await Database.open({ url: place.url, refuseNested: true, ...rest, onStatement });
	let moment = Date.parse(startsAt);
	const tick = () => new Date(moment++).toISOString();
	const office = { actor: systemActor, database, now: now ?? tick, random: randomFrom(seed), method };
	return new World(place, keys ? { ...office, keys } : office, sql);
}

/** The recorded thing, its effects and whether it was saved; throws where the recording was refused. */
export function must<T>(result: Result<Recorded<T>>): Recorded<NonNullable<T>> {
	if (!result.ok) throw new Error(`refused: ${result.errors.map(said).join('; ')}`);
	if (result.value.thing === null || result.value.thing === undefined)
		throw new Error('accepted, but nothing answered');
	return result.value as Recorded<NonNullable<T>>;
}

/** Why a recording was refused; throws where it was not. */
export function refusals(result: Result<unknown>): readonly UserError[] {
	if (result.ok) throw new Error('this was to be refused and was accepted');
	return result.errors;
}

/** The refusals as `CODE path.to.field`, for comparing many at once. */
export const briefly = (result: Result<unknown>): string[] =>
	refusals(result).map((one) => `${one.code} ${one.path.join('.')}`);

const said = (one: UserError) => `${one.code} at ${one.path.join('.')}: ${one.message}`;

export class World {
	constructor(
		private readonly place: Place,
		readonly office: Office,
		/** Every SQL statement sent so far. */
		readonly sql: string[],
	) {}

	/** Where the database is. */
	get url(): string {
		return this.place.url;
	}

	get database(): Database {
		return this.office.database;
	}

	/** The same world as somebody else sees it, and with what they may do. */
	as(actor: Actor): World {
		return new World(this.place, { ...this.office, actor }, this.sql);
	}

	async close(): Promise<void> {
		await this.database.close();
		await this.place.remove();
	}

	async story(slug: string, draft: Partial<Draft.StoryDraft> = {}) {
		return must(await recordStory(this.office, { slug, title: slug, language: 'en', ...draft })).thing;
	}

	async document(slug: string, draft: Partial<Draft.DocumentDraft> = {}) {
		return must(await recordDocument(this.office, { slug, outlet: slug, language: 'en', ...draft })).thing;
	}

	async party(slug: string, draft: Partial<Draft.PartyDraft> = {}) {
		return must(await recordParty(this.office, { slug, name: slug, kind: 'PERSON', ...draft })).thing;
	}

	async interest(party: string, kind: InterestKind, inParty: string, draft: Partial<Draft.InterestDraft> = {}) {
		return must(await recordInterest(this.office, { party, kind, inParty, ...draft })).thing;
	}

	async source(slug: string, draft: Partial<Draft.SourceDraft> = {}) {
		return must(await recordSource(this.office, { slug, attribution: 'ON_RECORD', ...draft })).thing;
	}

	/** A named person on the record, first-hand; the party of that slug is recorded too if it is not there. */
	async named(slug: string, draft: Partial<Draft.SourceDraft> = {}) {
		if (!(await this.find('party', slug))) await this.party(slug);
		return this.source(slug, { attribution: 'ON_RECORD', directness: 'FIRST_HAND', parties: [slug], ...draft });
	}

	/** A group of so many unnamed people. */
	async unnamed(slug: string, least: number, draft: Partial<Draft.SourceDraft> = {}) {
		return this.source(slug, { attribution: 'ANONYMOUS', headcount: { least }, ...draft });
	}

	/** A document or record that speaks for itself: mass 1.5. */
	async record(slug: string, draft: Partial<Draft.SourceDraft> = {}) {
		return this.source(slug, { attribution: 'RECORD', ...draft });
	}

	async claim(slug: string, draft: Partial<Draft.ClaimDraft> = {}) {
		return must(await recordClaim(this.office, { slug, text: `It is so: ${slug}.`, language: 'en', ...draft })).thing;
	}

	async testimony(claim: string, source: string, draft: Partial<Draft.TestimonyDraft> = {}) {
		return must(await recordTestimony(this.office, { claim, source, ...draft })).thing;
	}

	/** Opposes a claim (slug or id) or a statement (id). */
	async rebuttal(target: string, source: string, draft: Partial<Draft.RebuttalDraft> = {}) {
		return must(await recordRebuttal(this.office, { target, source, ...draft })).thing;
	}

	async silence(claim: string, source: string, response: Response = 'DECLINED_TO_COMMENT') {
		return must(await recordSilence(this.office, { claim, source, response })).thing;
	}

	async retract(statement: string, reason = 'it was wrong') {
		return must(await retractStatement(this.office, { statement, reason })).thing;
	}

	async judge(statement: string, interest: InterestStanding | null, reason = 'we looked into it') {
		return must(await setInterest(this.office, { statement, interest, reason })).thing;
	}

	async link(claim: string, kind: LinkKind, linkedClaim: string) {
		return must(await linkClaims(this.office, { claim, kind, linkedClaim })).thing;
	}

	async unlink(link: string, reason = 'it does not hold') {
		return must(await unlinkClaims(this.office, { link, reason })).thing;
	}

	find(kind: 'story' | 'document' | 'party' | 'source' | 'claim', ref: string): Promise<string | null> {
		return this.database.read((session) => findRef(session, kind, ref));
	}

	/** A claim's whole case with its stored score, by slug or id. */
	async case(claim: string): Promise<StoredCase> {
		return this.database.read(async (session) => {
			const id = (await findRef(session, 'claim', claim)) ?? claim;
			const found = (await loadCases(session, [id])).get(id);
			if (!found) throw new Error(`no claim ${claim}`);
			return found;
		});
	}

	/** The score that is stored for a claim. */
	async score(claim: string): Promise<number> {
		return (await this.case(claim)).claim.score;
	}

	/** Every claim's stored score by slug, beside the same computed anew from what was said, in the order of the links. */
	async scores() {
		const cases = await this.database.read(async (session) => {
			const claims = await session.query<{ id: string }>('SELECT id FROM claim');
			const ids = claims.map((one) => one.id);
			return loadCases(session, ids);
		});
		const leansOn = (id: string) => cases.get(id)?.links.map((one) => one.link.linkedClaimId) ?? [];
		const leans = new Map<string, number>();
		const stored: Record<string, unknown> = {};
		const fromScratch: Record<string, unknown> = {};
		for (const id of inOrderOfLinks([...cases.keys()], leansOn)) {
			const theCase = cases.get(id) as StoredCase;
			const links = theCase.links.map((one) => ({ ...one, lean: leans.get(one.link.linkedClaimId) as number }));
			const { opinion } = defaultMethod.assess({ ...theCase, links });
			leans.set(id, opinion.lean);
			const of = (one: Pick<typeof opinion, 'support' | 'opposition' | 'score' | 'lean' | 'level'>) =>
				[one.support, one.opposition, one.score, one.lean, one.level] as const;
			stored[theCase.claim.slug] = of(theCase.claim);
			fromScratch[theCase.claim.slug] = of(opinion);
		}
		return { stored, fromScratch };
	}

	/** All steps of a claim's score, oldest first. */
	async history(claim: string): Promise<readonly ContestednessChange[]> {
		const id = (await this.find('claim', claim)) ?? claim;
		return (await readsOf(this.database, everything).history(id, { first: 100 })).edges.map((edge) => edge.node);
	}

	/** How many rows a table has. */
	async count(table: string): Promise<number> {
		return this.database.read(async (session) => {
			const [found] = await session.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
			return found?.rows ?? 0;
		});
	}

	/** The SQL that is sent while the work is done, without what only opens and ends a transaction. */
	async sqlOf(work: () => Promise<unknown>): Promise<string[]> {
		return (await this.everySqlOf(work)).filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK)/.test(sql));
	}

	/** All the SQL that is sent while the work is done. */
	async everySqlOf(work: () => Promise<unknown>): Promise<string[]> {
		const from = this.sql.length;
		await work();
		return this.sql.slice(from);
	}

	/** Runs a GraphQL document as a request of its own. Errors are in the answer, as a client sees them. */
	async ask<T = Record<string, never>>(source: string, variableValues: Record<string, unknown> = {}) {
		const { parse, validate } = await import('graphql');
		const { contextWith } = await import('../src/graph/context.js');
		const { schema, run } = await theSchema();
		const document = parse(source);
		const errors = validate(schema, document);
		if (errors.length > 0) return { errors };
		const context = contextWith(this.office, () => readsOf(this.database, viewerOf(this.office.actor)));
		const answer = await run({ document, variables: variableValues, context });
		return answer as Omit<typeof answer, 'data'> & { data?: T | null };
	}
}

/**
 * The schema, and how a server executes over it; each document compiled at once. It takes a moment to build: the tests
 * of a file share it, and those that ask nothing never load it.
 */
const theSchema = () => {
	built ??= Promise.all([import('../src/graph/schema.js'), import('../src/server/execute.js')]).then(
		async ([{ makeSchema }, { executorOf }]) => {
			const schema = await makeSchema();
			return { schema, run: executorOf(schema, { compileAt: 1 }) };
		},
	);
	return built;
};
let built: Promise<{ schema: GraphQLSchema; run: ReturnType<typeof executorOf> }> | undefined;

/** Chance that is the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (bytes: number) => Uint8Array {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
	return (bytes) => Uint8Array.from({ length: bytes }, () => next() >>> 8);
}
