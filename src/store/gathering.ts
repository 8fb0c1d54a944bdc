import type { Database } from './database.js';
import type { Question, Row, Session } from './sql.js';

/** Most that is sent as one statement: SQLite and PostgreSQL take about 32,000 values, and fewer SELECTs are planned sooner. */
const most = { questions: 100, values: 15_000 } as const;

/** Asks a database; what is asked of it in one turn of the event loop goes as one statement, and so sees one snapshot. */
export function gathering(database: Database): Session {
	let open: Gathered | undefined;
	const ask = (questions: readonly Question[], given?: Question): Promise<Row[][]> => {
		// What reads tables of its own cannot share a statement with others.
		if (given) return database.ask(questions, given);
		const values = questions.reduce((sum, one) => sum + (one.values?.length ?? 0), 0);
		if (!open || open.questions.length + questions.length > most.questions || open.values + values > most.values) {
			const gathered: Gathered = { questions: [], values: 0, answers: undefined };
			// Loaders hand on what they have gathered in a next tick each; this one comes after theirs.
			gathered.answers = new Promise((resolve) => process.nextTick(resolve)).then(() => {
				if (open === gathered) open = undefined;
				return database.ask(gathered.questions);
			});
			open = gathered;
		}
		const { answers } = open;
		const from = open.questions.length;
		open.questions.push(...questions);
		open.values += values;
		return (answers as Promise<Row[][]>).then((all) => all.slice(from, from + questions.length));
	};
	return {
		dialect: database.dialect,
		query: async <T>(sql: string, values = []) => (await ask([{ sql, values }]))[0] as T[],
		ask,
	};
}

interface Gathered {
	readonly questions: Question[];
	values: number;
	answers: Promise<Row[][]> | undefined;
}
