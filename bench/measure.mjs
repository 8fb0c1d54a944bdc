// What score.mjs measures, each in a process of its own.
import { balance1 } from '../dist/src/core/contestedness/balance.js';
import { balanceColumns, rowStands } from '../dist/src/core/contestedness/column.js';
import { defaultMethod } from '../dist/src/core/contestedness/methods.js';
import { officeOn } from '../dist/src/server/serve.js';
import { loadCases } from '../dist/src/store/cases.js';
import { Database } from '../dist/src/store/database.js';
import { recordRebuttal } from '../dist/src/workflow/recordRebuttal.js';
import { rescoreAll } from '../dist/src/workflow/rescoreAll.js';
import { perClaim, seed } from './seed.mjs';

const round = (number) => Number(number.toFixed(3));
const memory = () => Math.round(process.resourceUsage().maxRSS / 1024);
async function timed(work) {
	const from = performance.now();
	await work();
	return round((performance.now() - from) / 1000);
}
async function within(path, work, options = {}) {
	const database = await Database.open({ url: `sqlite:${path}`, ...options });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

export const measure = ([what, ...args]) => measurements[what](...args);

const measurements = {
	seed: async (path, claims) => ({ seconds: await timed(() => seed(path, Number(claims))) }),

	/** The first run, as a command makes it, and the best of three. */
	async pure(claims) {
		const columns = columnsFor(Number(claims));
		const runs = [];
		for (let run = 0; run < 3; run++) runs.push(await timed(() => balanceColumns(columns)));
		return { seconds: runs[0], best: Math.min(...runs), megabytes: memory() };
	},

	/** All that the command does but for starting node: opening the file, reading, computing, writing. */
	async rescore(path) {
		let done;
		const seconds = await timed(() =>
			within(path, async (database) => {
				done = await rescoreAll(officeOn(database, defaultMethod));
			}),
		);
		return { seconds, changed: done.changed, megabytes: memory() };
	},

	async reference(path) {
		const seconds = await timed(() => within(path, (database) => database.write((tx) => tx.query(plainBalance))));
		return { seconds, megabytes: memory() };
	},

	async rebuttal(path) {
		let statements = 0;
		const onStatement = (sql) => {
			if (!/^(BEGIN|COMMIT|ROLLBACK|PRAGMA)/.test(sql)) statements++;
		};
		return within(
			path,
			async (database) => {
				const office = officeOn(database, defaultMethod);
				const [claim] = await database.read((session) => session.query("SELECT id FROM claim WHERE slug = 'claim-99'"));
				const scored = async () => {
					const [found] = await database.read((session) =>
						session.query('SELECT count(*) AS claims FROM claim WHERE scored_at > ?', [from]),
					);
					return found.claims;
				};
				const from = office.now();
				await new Promise((done) => setTimeout(done, 5));
				statements = 0;
				const begun = performance.now();
				const answer = await recordRebuttal(office, { target: claim.id, source: 'source-7' });
				const milliseconds = round(performance.now() - begun);
				if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
				const sent = statements;
				return { statements: sent, scored: await scored(), milliseconds };
			},
			{ onStatement },
		);
	},

	/** Whether what is stored is what the whole case amounts to, for claims from all over. */
	check: (path) =>
		within(
			path,
			(database) =>
				database.read(async (session) => {
					const [{ claims: all }] = await session.query('SELECT max(rowid) AS claims FROM claim');
					const every = Math.max(1, Math.floor(all / 1000));
					const picked = await session.query(`SELECT id FROM claim WHERE rowid % ${every} IN (0, 1) LIMIT 2000`);
					let equal = 0;
					for (const { id } of picked) {
						const theCase = (await loadCases(session, [id])).get(id);
						const { opinion, method } = defaultMethod.assess(theCase);
						const same = ['support', 'opposition', 'score', 'lean', 'level'].every(
							(key) => opinion[key] === theCase.claim[key],
						);
						if (same && theCase.claim.method === method) equal++;
					}
					return { claims: picked.length, equal };
				}),
			{ readOnly: true },
		),

	/** The best and the median of 21 assessments of one claim, after as many to warm up: what else runs adds to the median. */
	claim(statements) {
		const theCase = caseOf(Number(statements));
		const columns = columnsFor(1, Number(statements));
		const median = (work) => {
			const runs = Array.from({ length: 42 }, () => {
				const from = performance.now();
				work();
				return performance.now() - from;
			});
			const sorted = runs.slice(21).sort((a, b) => a - b);
			return { best: round(sorted[0]), median: round(sorted[10]) };
		};
		return {
			statements: Number(statements),
			assess: median(() => balance1.assess(theCase)),
			columns: median(() => balanceColumns(columns)),
		};
	},
};

/** The sum of weights on either side, by who speaks alone: no origins, answers, interests or links, and no history. */
const plainBalance = `
	UPDATE claim SET support = k.support, opposition = k.opposition,
		score = 2 * min(k.support, k.opposition) / (k.support + k.opposition + 2),
		lean = (k.support - k.opposition) / (k.support + k.opposition + 2)
	FROM (
		SELECT s.claim_id, sum(CASE s.role WHEN 'TESTIMONY' THEN w.weight ELSE 0 END) AS support,
			sum(CASE s.role WHEN 'REBUTTAL' THEN w.weight ELSE 0 END) AS opposition
		FROM statement s JOIN (
			SELECT id, CASE attribution WHEN 'RECORD' THEN 1.5 WHEN 'ANONYMOUS' THEN 0.75 ELSE 1 END AS weight FROM source
		) w ON w.id = s.source_id GROUP BY s.claim_id
	) k WHERE k.claim_id = claim.id`;

/** Chance that is the same each time (xorshift). */
function chanceFrom(start) {
	let state = start;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}

function columnsFor(claims, each = perClaim) {
	const chance = chanceFrom(20260101);
	const rows = claims * each;
	const starts = Uint32Array.from({ length: claims + 1 }, (_, claim) => claim * each);
	const raw = new Float64Array(rows);
	const stands = new Int32Array(rows);
	const origins = new Int32Array(rows);
	const weights = [1, 1, 1, 1.5, 0.5, 0.75, 0.875, 0.9375, 0.8, 0.4, 0.32, 1.25];
	for (let row = 0; row < rows; row++) {
		raw[row] = weights[chance(weights.length)];
		origins[row] = chance(Math.max(1000, claims / 10));
		stands[row] = rowStands.FOR;
		if (row % 10 === 9) stands[row] = chance(2) === 0 ? rowStands.AGAINST : row - 1 - chance(9);
	}
	return { starts, raw, stands, origins };
}

/** One claim of so many statements by a thousand sources, a tenth of them rebuttals, half of those of a statement. */
function caseOf(count) {
	const chance = chanceFrom(20260101);
	const at = '2026-01-01T00:00:00.000Z';
	const sources = Array.from({ length: 1000 }, (_, number) => ({
		id: `source ${number}`,
		slug: '',
		storyId: null,
		directness: number % 4 === 0 ? 'SECOND_HAND' : 'UNKNOWN',
		attribution: ['ON_RECORD', 'ANONYMOUS', 'SPOKESPERSON', 'RECORD'][number % 4],
		headcount: number % 4 === 1 ? { least: 1 + (number % 5), most: null } : null,
		described: null,
		documentId: null,
		partyIds: number % 4 === 0 ? [`party ${number % 50}`] : [],
		mayOverlapIds: [],
		recordedAt: at,
	}));
	const party = (number) => ({
		id: `party ${number}`,
		slug: '',
		kind: 'PERSON',
		name: '',
		names: {},
		shortName: null,
		outsideIds: {},
		note: null,
		recordedAt: at,
	});
	// Each with every field and in one order, as rows come from the store.
	const statements = Array.from({ length: count }, (_, number) => {
		const rebuts = number % 10 === 9;
		const targetId = rebuts && number % 20 !== 9 ? `statement ${number - 1 - chance(9)}` : null;
		return {
			id: `statement ${number}`,
			claimId: 'claim',
			role: rebuts ? 'REBUTTAL' : 'TESTIMONY',
			sourceId: `source ${chance(1000)}`,
			documentId: null,
			originDocumentId: null,
			stance: rebuts ? 'DENIES' : 'ASSERTS',
			kind: rebuts ? (targetId ? 'COUNTERS' : 'REBUTS') : null,
			targetId,
			response: null,
			words: null,
			wordsLanguage: null,
			quote: null,
			note: null,
			saidAt: null,
			recordedAt: at,
		};
	});
	return {
		claim: {
			id: 'claim',
			slug: 'claim',
			text: '',
			language: 'en',
			translations: {},
			kind: 'FACT',
			implied: false,
			revision: 1,
			standing: 'CHECKING',
			saidAt: null,
			recordedAt: at,
		},
		bearings: [{ partyId: 'party 0', news: 'UNFAVOURABLE' }],
		statements,
		retractions: [],
		judgements: [],
		links: [],
		sources: new Map(sources.map((one) => [one.id, one])),
		parties: new Map(Array.from({ length: 50 }, (_, number) => [`party ${number}`, party(number)])),
		interests: [],
		documents: new Map(),
		derivations: [],
	};
}
